import { people } from '../prisma/demo/people.ts'

/** In browser tests everybody has this one. */
export const passwordOfAll = 'a password for browser tests'

/** Somebody of the demonstration, by the key that prisma/demo/people.ts gives them. */
export const addressOf = (key: string): string => {
  const person = people.find((each) => each.key === key)
  if (!person) throw new Error(`Nobody in the cast is called "${key}".`)
  return person.email
}
