import { z } from 'zod'

/**
 * Ids are made by whoever creates the thing, ordered by time, so that a repeated creation is harmless (RFC 9562, version 7).
 * Capitals mean the same (section 4): written small, two ways of writing one id never pass for two ids.
 */
export const Id = z.uuid().toLowerCase()

export { newId } from './new-id.ts'
