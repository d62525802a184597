import { weakPassword } from '@navette/contract/core/errors.ts'
import { weighing, withoutOwnWords } from '@navette/contract/sessions/strength.ts'
import { hash, verify } from '@node-rs/argon2'
import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { refuse } from '../../platform/http/refuse.ts'

/** OWASP Password Storage Cheat Sheet: argon2id (the library's own choice), 19 MiB, 2 passes, 1 lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** The hash of a password, in the PHC form. */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), cost)

/** Compared with when there is no account, so that an unknown address takes as long as a known one. */
const decoy = hashPassword('nobody has this password')

/** Whether a password fits; as slow where there is nothing to compare with. */
export async function passwordFits(hashed: string | null, password: string): Promise<boolean> {
  const fits = await verify(hashed ?? (await decoy), password.normalize('NFKC'))
  return hashed !== null && fits
}

interface Chosen {
  /** Names and addresses of the person, which make a password guessable. */
  about: readonly string[]
  /** Where the password stands in the request, for whoever has to choose another. */
  field?: string
}

/** The hash of a password that somebody has just chosen; refused where it is easily guessed. */
export async function hashNewPassword(password: string, { about, field = 'body.password' }: Chosen): Promise<string> {
  const scale = await readScale()
  if (scale.check(withoutOwnWords(password, about)).score < weighing.least) {
    refuse(weakPassword, { field: { path: field, message: weakPassword.title } })
  }
  return hashPassword(password)
}

let made: Promise<ZxcvbnFactory> | undefined

/** The dictionaries are some megabytes, read when the first password is chosen. */
const readScale = (): Promise<ZxcvbnFactory> => {
  made ??= Promise.all([import('@zxcvbn-ts/language-common'), import('@zxcvbn-ts/language-fr'), import('@zxcvbn-ts/language-en')]).then(
    ([common, french, english]) =>
      new ZxcvbnFactory({
        dictionary: { ...common.dictionary, ...french.dictionary, ...english.dictionary },
        graphs: common.adjacencyGraphs,
        l33tMaxSubstitutions: weighing.substitutions,
      }),
  )
  return made
}
