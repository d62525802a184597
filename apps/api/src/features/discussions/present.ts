import type { OrganisationRef, PersonRef } from '@navette/contract/core/refs.ts'
import type { Thread, ThreadPlace } from '@navette/contract/discussions/schema.ts'
import type { FollowLevel } from '@navette/contract/follows/schema.ts'
import type { ProjectRef } from '../../platform/db/names.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { can, type ThreadFacts } from './policy.ts'

export interface TraceRow {
  by: PersonRef | null
  at: Date
}

export const presentTrace = (trace: TraceRow | null) => trace && { by: trace.by, at: trace.at.toISOString() }

export interface ThreadRow {
  id: string
  title: string
  audienceId: string
  author: PersonRef | null
  lastAuthor: PersonRef | null
  createdAt: Date
  lastAt: Date
  lastNumber: number
  readNumber: number
  /** What the actor is told of it. */
  following: FollowLevel
  /** Something unread calls the actor. */
  called: boolean
  unread: number
  closure: TraceRow | null
  pin: TraceRow | null
  announcement: (TraceRow & { confirmedAt: Date | null }) | null
  /** Whose conversation it is; null where it is none. */
  people: PersonRef[] | null
  apart: boolean
  /** How many of its numbers are no messages. */
  traces: number
  version: number
  project: ProjectRef | null
  /** What it hangs on, where that is no project. */
  about: { id: string; kind: string; title: string } | null
  organisation: OrganisationRef | null
  organisationClosed: boolean
}

export const factsOf = ({
  author,
  project,
  organisation,
  organisationClosed,
  closure,
  apart,
  people,
  announcement,
}: ThreadRow): ThreadFacts => ({
  authorId: author?.id ?? null,
  project: project && {
    id: project.id,
    hostId: project.hostId,
    organisationIds: project.ribbon.map(({ id }) => id),
    leadId: project.leadId,
    archived: project.stage === 'archived',
  },
  organisationId: organisation?.id ?? null,
  organisationClosed,
  closed: closure !== null,
  apart,
  between: people?.length ?? null,
  announcement: announcement && { byId: announcement.by?.id ?? null, confirmed: announcement.confirmedAt !== null },
})

function placeOf({ project, about, organisation, people }: ThreadRow): ThreadPlace {
  const rest = { itemKind: null, ribbon: project?.ribbon ?? (organisation ? [organisation] : []), people: people ?? [] }
  if (about) return { ...rest, kind: 'item', id: about.id, title: about.title, itemKind: about.kind }
  if (project) return { ...rest, kind: 'project', id: project.id, title: project.title }
  if (organisation) return { ...rest, kind: 'organisation', id: organisation.id, title: organisation.name }
  return { ...rest, kind: people ? 'people' : 'cluster', id: null, title: '' }
}

/** A conversation is called by whom it is with. */
function titleOf(actor: Actor, { title, people }: ThreadRow): string {
  const others = people?.filter(({ id }) => id !== actor.id) ?? []
  return others.length > 0 ? others.map(({ name }) => name).join(', ') : title
}

const presentAnnouncement = (row: ThreadRow['announcement']) =>
  row && { by: row.by, at: row.at.toISOString(), confirmedAt: row.confirmedAt?.toISOString() ?? null }

const instants = new WeakMap<Date, string>()

/** An instant of a row that is kept, and shown again and again: the engine takes longer to say it than everything else of a thread. */
function sayInstant(at: Date): string {
  const kept = instants.get(at)
  if (kept !== undefined) return kept
  const said = at.toISOString()
  instants.set(at, said)
  return said
}

export function presentThread(actor: Actor, row: ThreadRow): Thread {
  const facts = factsOf(row)
  return {
    id: row.id,
    title: titleOf(actor, row),
    place: placeOf(row),
    author: row.author,
    lastAuthor: row.lastAuthor,
    createdAt: sayInstant(row.createdAt),
    lastAt: sayInstant(row.lastAt),
    postCount: row.lastNumber - row.traces,
    lastNumber: row.lastNumber,
    readNumber: row.readNumber,
    following: row.following,
    called: row.called,
    unread: row.unread,
    closure: presentTrace(row.closure),
    pin: presentTrace(row.pin),
    announcement: presentAnnouncement(row.announcement),
    version: row.version,
    can: {
      reply: can.reply(actor, facts),
      edit: can.edit(actor, facts),
      close: can.close(actor, facts),
      reopen: can.reopen(actor, facts),
      pin: can.pin(actor, facts),
      announce: can.announce(actor, facts),
      confirm: can.confirm(actor, facts),
      rearrange: can.rearrange(actor, facts),
      gather: can.gather(actor, facts),
      leave: can.leave(actor, facts),
    },
  }
}
