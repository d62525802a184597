/**
 * Discussions: members open threads in a project or on whatever else they share, in their organisation, for the whole cluster, or between a
 * few people, and reply to each other; those who keep order move, split, merge, pin and announce.
 *
 * Invariants: a thread is shared exactly like the place it hangs on; the same people have one conversation; posts are numbered without gaps and a number is never given twice,
 * so that "read up to 12" says it all; a closed thread receives nothing more, even from a reply sent at the same moment; a removed post
 * keeps its number and says who removed it.
 */
import {
  postEdited,
  postRemovedActivity,
  threadAnnounced,
  threadClosedActivity,
  threadMerged,
  threadMoved,
  threadOpened,
  threadRenamed,
  threadReopened,
  threadReplied,
  threadSplit,
} from '@navette/contract/discussions/activities.ts'
import { archiveImported, archiveUndone } from '@navette/contract/discussions/archive-activities.ts'
import { archiveKeptDays } from '@navette/contract/discussions/archive-schema.ts'
import { getThread, listThreads } from '@navette/contract/discussions/endpoints.ts'
import { threadSummarised } from '@navette/contract/discussions/post-activities.ts'
import type { Feature } from '../../platform/feature.ts'
import { archiveForgetting, archiveResumption, bringArchive, siftArchive, undoing } from './archive-jobs.ts'
import { archiveRoutes } from './archive-routes.ts'
import { forgetting, renderingAgain } from './jobs.ts'
import { exportThreads } from './organisation-queries.ts'
import { personalPart } from './personal-queries.ts'
import { excerpts } from './post-queries.ts'
import { discussionsReport } from './report-queries.ts'
import { routes } from './routes.ts'
import { followedThread } from './unread-queries.ts'

export const discussions: Feature = {
  name: 'discussions',
  uses: ['accounts', 'files', 'follows', 'items', 'organisations', 'projects'],
  routes: [...routes, ...archiveRoutes],
  personalPart,
  organisationPart: { export: exportThreads },
  pages: [{ kind: 'thread', path: '/fils/' }],
  jobs: [renderingAgain, forgetting, siftArchive, bringArchive, undoing, archiveResumption, archiveForgetting],
  keeps: async () => [{ kind: 'archives', days: archiveKeptDays }],
  items: [{ kind: 'thread', list: listThreads, get: getThread, param: 'threadId', followed: followedThread }],
  report: discussionsReport,
  timeline: [
    {
      strand: 'fils',
      verbs: [
        threadOpened.verb,
        threadReplied.verb,
        threadRenamed.verb,
        threadClosedActivity.verb,
        threadReopened.verb,
        threadAnnounced.verb,
        threadMoved.verb,
        threadSplit.verb,
        threadMerged.verb,
        postEdited.verb,
        postRemovedActivity.verb,
        threadSummarised.verb,
        archiveImported.verb,
        archiveUndone.verb,
      ],
      excerpts,
    },
  ],
}
