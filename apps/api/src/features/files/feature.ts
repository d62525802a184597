/**
 * Files: members send them piece by piece, attach them to what they write, look at the pictures and take the rest with them.
 *
 * Invariants: a file never changes once it has arrived, so that an address with its version always answers the same bytes; until it hangs on
 * something it is its sender's alone, and then it is shared exactly like what it hangs on; what it is was found in its content; it is never
 * handed over as a page of this installation; two uploads at the same moment cannot pass what their organisation may keep.
 */
import { getFile, listFiles } from '@navette/contract/files/endpoints.ts'
import type { Feature } from '../../platform/feature.ts'
import { clearing } from './clearing-jobs.ts'
import { drawing, forgetting } from './jobs.ts'
import { organisationPart } from './organisation-commands.ts'
import { personalPart } from './personal-queries.ts'
import { routes } from './routes.ts'

export const files: Feature = {
  name: 'files',
  uses: [],
  routes,
  items: [{ kind: 'file', list: listFiles, get: getFile, param: 'fileId' }],
  jobs: [drawing, forgetting, clearing],
  organisationPart,
  personalPart,
}
