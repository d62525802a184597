import type { File } from '@navette/contract/files/schema.ts'
import type { Actor } from '../../platform/session/actor.ts'

/** What the rules need to know of a file that the actor can see. */
export interface FileFacts {
  uploaderId: string | null
  /** It hangs on something: what becomes of it is then decided there. */
  attached: boolean
}

export const can = {
  /** Whoever sent a file may think better of it, until it hangs on something. */
  discard: (actor: Actor, { uploaderId, attached }: FileFacts) => uploaderId === actor.id && !attached,
} satisfies Record<keyof File['can'], (actor: Actor, file: FileFacts) => boolean>

/** Whoever manages an organisation, or administers the cluster, sees how much room its files take. */
export const canSeeRoom = ({ administrator, belongings }: Actor, organisationId: string): boolean =>
  administrator || belongings.some(({ organisation, role }) => organisation.id === organisationId && role === 'manager')
