import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the whole repository. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/** A path below it. */
export const inRoot = (...parts: string[]): string => join(root, ...parts)
