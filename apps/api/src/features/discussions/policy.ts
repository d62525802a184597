import type { Post, Thread } from '@navette/contract/discussions/schema.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { can as canOrganisation } from '../organisations/policy.ts'
import { can as canProject, type ProjectFacts } from '../projects/policy.ts'

/** What the rules need to know of a thread that the actor can see. */
export interface ThreadFacts {
  authorId: string | null
  project: ProjectFacts | null
  organisationId: string | null
  closed: boolean
}

/** Whoever opened a thread keeps it in order, and so does whoever shapes the place it hangs on. */
function keepsOrder(actor: Actor, { authorId, project, organisationId }: ThreadFacts): boolean {
  if (authorId === actor.id) return true
  if (project) return canProject.edit(actor, project)
  if (organisationId) return canOrganisation.edit(actor, { id: organisationId })
  return actor.administrator
}

const listensOnly = ({ project }: ThreadFacts) => project?.archived ?? false

export const can = {
  /** Whoever may read a thread may reply, until it is closed or its project archived. */
  reply: (_actor: Actor, thread: ThreadFacts) => !thread.closed && !listensOnly(thread),
  /** A title is changed by those who keep the thread in order. */
  edit: (actor: Actor, thread: ThreadFacts) => keepsOrder(actor, thread),
  /** Closing stops everybody, so it is theirs too. */
  close: (actor: Actor, thread: ThreadFacts) => !thread.closed && keepsOrder(actor, thread),
  /** What can be closed can be reopened by the same people. */
  reopen: (actor: Actor, thread: ThreadFacts) => thread.closed && keepsOrder(actor, thread),
} satisfies Record<keyof Thread['can'], (actor: Actor, thread: ThreadFacts) => boolean>

export interface PostFacts {
  authorId: string | null
  removed: boolean
}

export const canPost = {
  /** Only its author changes what a post says, as long as one may reply to it. */
  edit: (actor: Actor, thread: ThreadFacts, { authorId, removed }: PostFacts) =>
    !removed && authorId === actor.id && can.reply(actor, thread),
  /** Its author takes a post back; those who keep the thread in order may remove what should not stand there. */
  remove: (actor: Actor, thread: ThreadFacts, { authorId, removed }: PostFacts) =>
    !removed && (authorId === actor.id || keepsOrder(actor, thread)),
} satisfies Record<keyof Post['can'], (actor: Actor, thread: ThreadFacts, post: PostFacts) => boolean>
