import { z } from 'zod'

/** How often a thing was changed: a change names the version it started from, and is refused as `stale` where there is a newer one. */
export const Version = z.int32().describe('The version that was read')
