import { hash, verify } from '@node-rs/argon2'

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
