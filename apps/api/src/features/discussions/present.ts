import type { OrganisationRef, PersonRef } from '@navette/contract/core/refs.ts'
import type { Post, Thread, ThreadPlace } from '@navette/contract/discussions/schema.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { can, canPost, type ThreadFacts } from './policy.ts'

interface TraceRow {
  by: PersonRef | null
  /** JSON keeps instants as text: `2026-11-23T09:56:00+00:00`. */
  at: string
}

const presentTrace = (trace: TraceRow | null) => trace && { by: trace.by, at: new Date(trace.at).toISOString() }

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
  unread: number
  closure: TraceRow | null
  version: number
  project: { id: string; title: string; hostId: string; leadId: string | null; stage: string; ribbon: OrganisationRef[] } | null
  organisation: OrganisationRef | null
}

export const factsOf = ({ author, project, organisation, closure }: ThreadRow): ThreadFacts => ({
  authorId: author?.id ?? null,
  project: project && {
    id: project.id,
    hostId: project.hostId,
    organisationIds: project.ribbon.map(({ id }) => id),
    leadId: project.leadId,
    archived: project.stage === 'archived',
  },
  organisationId: organisation?.id ?? null,
  closed: closure !== null,
})

function placeOf({ project, organisation }: ThreadRow): ThreadPlace {
  if (project) return { kind: 'project', id: project.id, title: project.title, ribbon: project.ribbon }
  if (organisation) return { kind: 'organisation', id: organisation.id, title: organisation.name, ribbon: [organisation] }
  return { kind: 'cluster', id: null, title: '', ribbon: [] }
}

export function presentThread(actor: Actor, row: ThreadRow): Thread {
  const facts = factsOf(row)
  return {
    ...row,
    place: placeOf(row),
    createdAt: row.createdAt.toISOString(),
    lastAt: row.lastAt.toISOString(),
    postCount: row.lastNumber,
    closure: presentTrace(row.closure),
    can: { reply: can.reply(actor, facts), edit: can.edit(actor, facts), close: can.close(actor, facts), reopen: can.reopen(actor, facts) },
  }
}

export interface PostRow {
  id: string
  threadId: string
  number: number
  author: PersonRef | null
  at: Date
  text: string
  editedAt: Date | null
  removal: TraceRow | null
  version: number
}

/** @param actor null for the record that travels with the news: what any reader sees, with nothing that only some may do */
export function presentPost(actor: Actor | null, thread: ThreadFacts, row: PostRow): Post {
  const facts = { authorId: row.author?.id ?? null, removed: row.removal !== null }
  return {
    ...row,
    at: row.at.toISOString(),
    text: facts.removed ? null : row.text,
    editedAt: row.editedAt?.toISOString() ?? null,
    removal: presentTrace(row.removal),
    can: {
      edit: actor !== null && canPost.edit(actor, thread, facts),
      remove: actor !== null && canPost.remove(actor, thread, facts),
    },
  }
}

/** The first words of a post, without the signs of Markdown, for a line of the timeline. */
export function excerptOf(text: string): string {
  const plain = text
    .replace(/```[\s\S]*?```/g, ' ')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^\s*(#{1,6}|>|[-*+]|\d+\.)\s+/gm, '')
    .replace(/[*_`~|]/g, '')
    .replace(/[^\S\u00a0\u202f]+/g, ' ')
    .trim()
  if (plain.length <= excerptLength) return plain
  return `${plain.slice(0, excerptLength).replace(/\s+\S*$/, '')}…`
}

/** Two lines beside a ribbon. */
const excerptLength = 160
