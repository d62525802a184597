import { idTaken, organisationClosed, type Refusal } from '@navette/contract/core/errors.ts'
import { Refused, refuse } from '../http/refuse.ts'
import { brokenConstraint } from './database.ts'

/**
 * Runs a write and gives PostgreSQL's refusal the members' word: races are decided by its constraints, never by reading first.
 *
 * @param words the refusal for each constraint that the write may run into
 */
export async function refusing<T>(words: Record<string, Refusal>, write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    const refusal = { ...everywhere, ...words }[brokenConstraint(error) ?? '']
    if (refusal) return refuse(refusal)
    throw error
  }
}

/** Whatever is added to an organisation may run into this one. */
const everywhere: Record<string, Refusal> = { organisation_open: organisationClosed }

/**
 * Runs a creation, whose id the client made: sent again after a lost answer, it changes nothing and is no error.
 *
 * @param isRepeat whether what already has this id is the very thing that was asked for, made by the same person
 */
export async function creating(
  words: Record<string, Refusal>,
  write: () => Promise<void>,
  isRepeat: () => Promise<boolean>,
): Promise<void> {
  try {
    await refusing(words, write)
  } catch (error) {
    const taken = error instanceof Refused && error.refusal.code === idTaken.code
    if (!taken || !(await isRepeat())) throw error
  }
}
