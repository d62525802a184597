import { weighing, withoutOwnWords } from '@navette/contract/sessions/strength.ts'

/** Says how strong a password is, from 0 to 4; the server takes it from `weighing.least`. */
export type Weigh = (password: string, about: readonly string[]) => number

let made: Promise<Weigh> | undefined

/** Brings the dictionaries, several hundred kilobytes: only where somebody is choosing a password. */
export const loadScale = (): Promise<Weigh> => {
  made ??= bring().catch((error: unknown) => {
    // The network went away: the next key tries again.
    made = undefined
    throw error
  })
  return made
}

const bring = async (): Promise<Weigh> => {
  const [{ ZxcvbnFactory }, common, french, english] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-fr'),
    import('@zxcvbn-ts/language-en'),
  ])
  const scale = new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...french.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
    l33tMaxSubstitutions: weighing.substitutions,
  })
  return (password, about) => scale.check(withoutOwnWords(password, about)).score
}
