import { z } from 'zod'
import { getAudience, listReaders } from '../audiences/endpoints.ts'
import { activity, touch } from '../core/activity.ts'
import { Id } from '../core/ids.ts'
import { getFile, listFiles } from '../files/endpoints.ts'
import { getThreadApplication } from '../invitations/endpoints.ts'
import { getArchive, listArchiveAuthors, listArchives, listArchiveThreads } from './archive-endpoints.ts'
import { countUnread, getPost, getThread, listPostDays, listPosts, listThreads } from './endpoints.ts'
import { locatePost } from './moving-endpoints.ts'
import { countConfirmations, listConfirmations } from './order-endpoints.ts'
import { getSummary, listPostVersions } from './post-endpoints.ts'

const archive = z.object({ archiveId: Id })
const placed = archive.extend({ projectId: Id.nullable(), organisationId: Id.nullable() })

const archiveTouches = ({ archiveId }: z.infer<typeof archive>) => [
  touch(listArchives),
  touch(getArchive, { archiveId }),
  touch(listArchiveThreads, { archiveId }),
  touch(listArchiveAuthors, { archiveId }),
]

/** Further on; told to whoever brings it and to those who look after its place, at most twice a second. The file that it is of no longer waits to be thrown away, or is gone. */
export const archiveAdvanced = activity('archive.advanced', {
  facts: archive,
  touches: (facts) => [...archiveTouches(facts), touch(listFiles), touch(getFile)],
  passing: true,
})

/** What comes with it is no news: its threads are read by everybody, and old. Pages that show lists of them learn of it, not too often. */
export const archiveThreadsBrought = activity('archive.threads_brought', {
  facts: placed,
  touches: () => [touch(listThreads), touch(getThread), touch(listPosts), touch(listPostDays), touch(countUnread), touch(listFiles)],
  passing: true,
})

/** The one line of it in histories: how much came, and from which years. */
export const archiveImported = activity('archive.imported', {
  facts: archive.extend({ projectId: Id.nullable(), threads: z.int(), messages: z.int(), from: z.int(), until: z.int() }),
  touches: (facts) => [...archiveTouches(facts), touch(listThreads), touch(countUnread), touch(listFiles)],
  audited: true,
})

/** Threads of an archive are taken out again, some at a time. */
export const archiveThreadsTaken = activity('archive.threads_taken', {
  facts: placed,
  touches: () => [
    touch(listThreads),
    touch(getThread),
    touch(listPosts),
    touch(listPostDays),
    touch(getPost),
    touch(listPostVersions),
    touch(countUnread),
    touch(listFiles),
    touch(getFile),
    touch(getSummary),
    touch(locatePost),
    touch(countConfirmations),
    touch(listConfirmations),
    touch(getThreadApplication),
    touch(getAudience),
    touch(listReaders),
  ],
  alters: ['discussions', 'items'],
  passing: true,
})
export const archiveUndone = activity('archive.undone', {
  facts: archive.extend({ projectId: Id.nullable(), threads: z.int(), kept: z.int() }),
  touches: archiveTouches,
  audited: true,
})
