import { z } from 'zod'

/** Ids are made by whoever creates the thing, ordered by time, so that a repeated creation is harmless (RFC 9562, version 7). */
export const Id = z.uuid()

export { newId } from './new-id.ts'
