import type { PersonRef } from '@navette/contract/core/refs.ts'
import type { Post, PostTrace, Reaction } from '@navette/contract/discussions/schema.ts'
import type { FileRef } from '@navette/contract/files/schema.ts'
import type { OpenContext } from '../../platform/context.ts'
import { rendererVersion } from '../../platform/markdown/markdown.ts'
import { type Title, withTitles } from '../../platform/markdown/titles.ts'
import { canPost, type PostFacts, type ThreadFacts } from './policy.ts'
import { presentTrace, type TraceRow } from './present.ts'

export interface PostRow {
  id: string
  threadId: string
  number: number
  author: PersonRef | null
  /** Of what came with an archive: its signature, empty where its author is one of ours. */
  signedAs: string | null
  at: Date
  text: string
  html: string
  renderer: number
  refs: string[]
  titles: Title[] | null
  files: FileRef[]
  editedAt: Date | null
  removal: (TraceRow & { kept: boolean }) | null
  reactions: Reaction[] | null
  trace: PostTraceRow | null
  version: number
}

/** What stands where no message does; the threads and places that it names carry their audience, for not everybody sees them. */
export interface PostTraceRow extends TraceRow {
  kind: PostTrace['kind']
  count: number | null
  thread: { id: string; title: string; audienceId: string } | null
  number: number | null
  from: { kind: 'project' | 'item' | 'organisation' | 'cluster'; title: string; audienceId: string | null } | null
}

function presentPostTrace(actor: Presenting['actor'], { kind, count, thread, number, from, by, at }: PostTraceRow): PostTrace {
  const sees = ({ audienceId }: { audienceId: string | null }) => audienceId === null || actor?.audiences.includes(audienceId) === true
  const shown = thread && sees(thread) ? thread : null
  return {
    by,
    at: at.toISOString(),
    kind,
    count,
    thread: shown && { id: shown.id, title: shown.title },
    number: shown && number,
    from: from && sees(from) ? { kind: from.kind, title: from.title } : null,
  }
}

/** What the rules need to know of a post. */
export const factsOfPost = ({ author, removal, trace }: PostRow): PostFacts => ({
  authorId: author?.id ?? null,
  removed: removal !== null || trace !== null,
  removedById: removal?.by?.id ?? null,
  kept: removal?.kept ?? false,
})

/** For whom, and how texts are rendered that an earlier renderer made; no actor for what travels with the news. */
type Presenting = Pick<OpenContext, 'actor' | 'markdown'>

/** Without an actor: what any reader sees, with nothing that only some may see or do. */
export function presentPost({ actor, markdown }: Presenting, thread: ThreadFacts, row: PostRow): Post {
  const { signedAs, titles } = row
  const facts = factsOfPost(row)
  const html = row.renderer === rendererVersion ? row.html : markdown.render(row.text).html
  // How it was rendered stays here: what travels with the news passes no other door.
  return {
    id: row.id,
    threadId: row.threadId,
    number: row.number,
    author: row.author,
    archive: signedAs === null ? null : { name: facts.removed || row.author ? null : signedAs || null },
    at: row.at.toISOString(),
    text: facts.removed ? null : row.text,
    html: facts.removed ? null : withTitles(html, titles ?? [], actor?.language ?? 'fr'),
    files: row.files,
    editedAt: row.editedAt?.toISOString() ?? null,
    removal: presentTrace(row.removal),
    trace: row.trace && presentPostTrace(actor, row.trace),
    reactions: facts.removed ? [] : (row.reactions ?? []),
    version: row.version,
    can: {
      edit: actor !== null && canPost.edit(actor, thread, facts),
      remove: actor !== null && canPost.remove(actor, thread, facts),
      restore: actor !== null && canPost.restore(actor, thread, facts),
      report: actor !== null && canPost.report(actor, thread, facts),
    },
  }
}

/** The first words of a post, without the signs of Markdown, for a line of the timeline. */
export function excerptOf(text: string): string {
  const plain = text
    .replace(/```[\s\S]*?```/g, ' ')
    // What is folded away is not what somebody says first.
    .replace(/^<details><summary>[\s\S]*?^<\/details>$/gm, ' ')
    .replace(/\[#\]\([^)]*\)/g, '…')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^\s*(#{1,6}|>|[-*+]|\d+\.)\s+/gm, '')
    .replace(/\\\n/g, ' ')
    .replace(/(\\[!-/:-@[-`{-~])|[*_`~|]/g, (_, escaped?: string) => escaped?.[1] ?? '')
    .replace(/[^\S\u00a0\u202f]+/g, ' ')
    .trim()
  if (plain.length <= excerptLength) return plain
  return `${plain.slice(0, excerptLength).replace(/\s+\S*$/, '')}…`
}

/** Two lines beside a ribbon. */
const excerptLength = 160
