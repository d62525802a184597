import type { Refusal } from '@navette/contract/core/errors.ts'
import { refuse } from '../http/refuse.ts'
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
    const refusal = words[brokenConstraint(error) ?? '']
    if (refusal) return refuse(refusal)
    throw error
  }
}
