/**
 * Discussions: members open threads in a project, in their organisation or for the whole cluster, and reply to each other.
 *
 * Invariants: a thread is shared exactly like the place it hangs on; posts are numbered without gaps and a number is never given twice,
 * so that "read up to 12" says it all; a closed thread receives nothing more, even from a reply sent at the same moment; a removed post
 * keeps its number and says who removed it.
 */
import { getThread, listThreads } from '@navette/contract/discussions/endpoints.ts'
import type { Feature } from '../../platform/feature.ts'
import { excerpts } from './queries.ts'
import { routes } from './routes.ts'

export const discussions: Feature = {
  name: 'discussions',
  uses: ['accounts', 'organisations', 'projects'],
  routes,
  items: [{ kind: 'thread', list: listThreads, get: getThread, param: 'threadId' }],
  excerpts,
}
