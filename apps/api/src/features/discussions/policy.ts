import type { Archive } from '@navette/contract/discussions/archive-schema.ts'
import type { Post, Thread } from '@navette/contract/discussions/schema.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { can as canAccount } from '../accounts/policy.ts'
import { can as canOrganisation } from '../organisations/policy.ts'
import { can as canProject, type ProjectFacts } from '../projects/policy.ts'

/** What the rules need to know of a thread that the actor can see. */
export interface ThreadFacts {
  authorId: string | null
  project: ProjectFacts | null
  organisationId: string | null
  /** The organisation on which it hangs is closed. */
  organisationClosed: boolean
  closed: boolean
  /** Its readers are its own, not those of a place: a conversation, or what somebody and an organisation say to each other. */
  apart: boolean
  /** How many people a conversation is between; null for every other thread. */
  between: number | null
  announcement: { byId: string | null; confirmed: boolean } | null
}

/** Whoever shapes the place that a thread hangs on keeps its threads in order; a conversation is in nobody’s order. */
function keepsPlace(actor: Actor, { project, organisationId, between }: ThreadFacts): boolean {
  if (between !== null) return false
  if (project) return canProject.edit(actor, project)
  if (organisationId) return canOrganisation.edit(actor, { id: organisationId, closure: null })
  return actor.administrator
}

/** And so does whoever opened it. */
const keepsOrder = (actor: Actor, thread: ThreadFacts) =>
  thread.between === null && (thread.authorId === actor.id || keepsPlace(actor, thread))

const listensOnly = ({ project, organisationClosed }: ThreadFacts) => project?.archived ?? organisationClosed

export const can = {
  /** Whoever may read a thread may reply, until it is closed, or its project archived, or its organisation closed. */
  reply: (_actor: Actor, thread: ThreadFacts) => !thread.closed && !listensOnly(thread),
  /** A title is changed by those who keep the thread in order. */
  edit: (actor: Actor, thread: ThreadFacts) => keepsOrder(actor, thread),
  /** Closing stops everybody, so it is theirs too. */
  close: (actor: Actor, thread: ThreadFacts) => !thread.closed && keepsOrder(actor, thread),
  /** What can be closed can be reopened by the same people. */
  reopen: (actor: Actor, thread: ThreadFacts) => thread.closed && keepsOrder(actor, thread),
  /** What is on top of a place concerns everybody there: those who shape the place decide, not each author. */
  pin: (actor: Actor, thread: ThreadFacts) => !thread.apart && keepsPlace(actor, thread),
  /** Asking everybody to confirm is theirs for the same reason. */
  announce: (actor: Actor, thread: ThreadFacts) => !thread.apart && keepsPlace(actor, thread),
  /** Each reader confirms once, but whoever asks. */
  confirm: (actor: Actor, { announcement }: ThreadFacts) =>
    announcement !== null && !announcement.confirmed && announcement.byId !== actor.id,
  /** Moving, splitting and merging are theirs who keep the thread in order. What is said between few stays between them. */
  rearrange: (actor: Actor, thread: ThreadFacts) => !thread.apart && keepsOrder(actor, thread),
  /** Whoever is in a conversation may go on with more people, elsewhere. */
  gather: (_actor: Actor, { between }: ThreadFacts) => between !== null,
  /** A conversation of two is not left. */
  leave: (_actor: Actor, { between }: ThreadFacts) => between !== null && between > 2,
} satisfies Record<keyof Thread['can'], (actor: Actor, thread: ThreadFacts) => boolean>

/** The archive of a list comes into an organisation by those who look after that one; elsewhere by whoever brings archives at all. */
export const mayBringArchive = (actor: Actor, organisationId: string | null): boolean =>
  organisationId === null ? canAccount.bringArchives(actor) : canOrganisation.edit(actor, { id: organisationId, closure: null })

export interface ArchiveRights {
  /** Whoever brought it. */
  byId: string | null
  /** Those who look after its place, once it was started. */
  audienceId: string | null
  /** The actor reads what hangs in that place. */
  placeRead: boolean
}

export const canArchive = {
  /** Whoever brings an archive says where it goes and who wrote what: addresses are theirs alone to see, and what comes does so in their name. */
  bring: (actor: Actor, { byId }: ArchiveRights) => byId === actor.id,
  /** Its messages are told of to whoever reads the place where they come to stand; administrators look after places that they do not read. */
  read: (actor: Actor, { byId, placeRead }: ArchiveRights) => byId === actor.id || placeRead,
  /** What came is taken out again, or stopped, by whoever brought it and by those who look after the place: people leave, archives stay. */
  undo: (actor: Actor, { byId, audienceId }: ArchiveRights) =>
    byId === actor.id || (audienceId !== null && actor.audiences.includes(audienceId)),
} satisfies Record<keyof Archive['can'], (actor: Actor, archive: ArchiveRights) => boolean>

export interface PostFacts {
  authorId: string | null
  removed: boolean
  /** Who removed it. */
  removedById?: string | null
  /** What it said is still there, apart. */
  kept?: boolean
}

/** Whoever reads a thread nods to what is said, and takes the nod back, until it only listens. */
export const mayReact = (_actor: Actor, thread: ThreadFacts, { removed }: PostFacts) => !removed && !listensOnly(thread)

/** Reports are answered by those who keep the thread in order, but not by whoever wrote what is reported. */
export const mayAnswerReport = (actor: Actor, thread: ThreadFacts, { authorId }: PostFacts) =>
  authorId !== actor.id && keepsOrder(actor, thread)

/** What one should know of a thread is said by those who keep it in order, as long as it does more than listen. */
export const maySummarise = (actor: Actor, thread: ThreadFacts) => !listensOnly(thread) && keepsOrder(actor, thread)

export const canPost = {
  /** Only its author changes what a post says, as long as one may reply to it. */
  edit: (actor: Actor, thread: ThreadFacts, { authorId, removed }: PostFacts) =>
    !removed && authorId === actor.id && can.reply(actor, thread),
  /** Its author takes a post back; those who keep the thread in order may remove what should not stand there. */
  remove: (actor: Actor, thread: ThreadFacts, { authorId, removed }: PostFacts) =>
    !removed && (authorId === actor.id || keepsOrder(actor, thread)),
  /** Whoever removed it may think better of it; what one of those who keep order removed, another may put back. What its author took back is theirs. */
  restore: (actor: Actor, thread: ThreadFacts, { authorId, removed, removedById, kept = false }: PostFacts) =>
    removed && kept && (removedById === actor.id || (removedById !== authorId && keepsOrder(actor, thread))),
  /** Anybody may say that a post of somebody else's should not stand there. */
  report: (actor: Actor, _thread: ThreadFacts, { authorId, removed }: PostFacts) => !removed && authorId !== actor.id,
} satisfies Record<keyof Post['can'], (actor: Actor, thread: ThreadFacts, post: PostFacts) => boolean>
