import type { Archive, ArchiveState, ArchiveSummary } from '@navette/contract/discussions/archive-schema.ts'
import type { ThreadPlace } from '@navette/contract/discussions/schema.ts'
import type { Known } from '../../platform/db/names.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { type ArchiveRights, canArchive } from './policy.ts'

export interface ArchiveFigures
  extends Pick<
    Archive,
    | 'messageCount'
    | 'doneCount'
    | 'threadCount'
    | 'importedCount'
    | 'importedThreadCount'
    | 'authorCount'
    | 'unknownCount'
    | 'from'
    | 'until'
    | 'problems'
  > {}

export interface ArchiveRow extends ArchiveRights {
  id: string
  fileName: string
  bytes: number
  bytesRead: number
  projectId: string | null
  organisationId: string | null
  openedAt: Date
  readAt: Date | null
  startedAt: Date | null
  finishedAt: Date | null
  stoppedAt: Date | null
  undoingAt: Date | null
  undoneAt: Date | null
  problem: Archive['problem']
  figures: ArchiveFigures
  messagesKept: boolean
  /** The actor sees the project that it goes to. */
  placeSeen: boolean
  keptThreads: Archive['keptThreads']
  keptThreadCount: number
}

type Standing = Pick<ArchiveRow, 'readAt' | 'startedAt' | 'finishedAt' | 'stoppedAt' | 'undoingAt' | 'undoneAt'> & {
  problem: string | null
}

export function stateOf({ undoneAt, undoingAt, stoppedAt, finishedAt, startedAt, problem, readAt }: Standing): ArchiveState {
  if (undoneAt) return 'undone'
  if (undoingAt) return 'undoing'
  if (stoppedAt) return 'stopped'
  if (finishedAt) return 'finished'
  if (startedAt) return 'running'
  if (problem) return 'unreadable'
  return readAt ? 'ready' : 'reading'
}

export const presentArchiveSummary = (actor: Actor, row: ArchiveRow, known: Known): ArchiveSummary => ({
  id: row.id,
  fileName: row.fileName,
  state: stateOf(row),
  problem: row.problem,
  messageCount: row.figures.messageCount,
  threadCount: row.figures.threadCount,
  doneCount: row.figures.doneCount,
  openedAt: row.openedAt.toISOString(),
  finishedAt: row.finishedAt?.toISOString() ?? null,
  by: known.person(row.byId),
  can: { bring: canArchive.bring(actor, row), read: canArchive.read(actor, row), undo: canArchive.undo(actor, row) },
})

export const presentArchive = (actor: Actor, row: ArchiveRow, known: Known): Archive => {
  const { authorCount, unknownCount, from, until, importedCount, importedThreadCount, problems } = row.figures
  return {
    ...presentArchiveSummary(actor, row, known),
    bytes: row.bytes,
    bytesRead: row.bytesRead,
    place: placeOf(row, known),
    authorCount,
    unknownCount,
    from: instant(from),
    until: instant(until),
    importedCount,
    importedThreadCount,
    problems,
    keptThreads: row.keptThreads,
    keptThreadCount: row.keptThreadCount,
    messagesKept: row.messagesKept,
  }
}

/** JSON of the database has instants of its own writing. */
const instant = (written: string | null) => written && new Date(written).toISOString()

function placeOf({ projectId, organisationId, placeSeen }: ArchiveRow, known: Known): ThreadPlace {
  const rest = { itemKind: null, people: [] }
  const project = known.project(projectId)
  if (project)
    return { ...rest, kind: 'project', id: project.id, title: placeSeen ? project.title : '', ribbon: placeSeen ? project.ribbon : [] }
  const organisation = known.organisation(organisationId)
  if (organisation) return { ...rest, kind: 'organisation', id: organisation.id, title: organisation.name, ribbon: [organisation] }
  return { ...rest, kind: 'cluster', id: null, title: '', ribbon: [] }
}
