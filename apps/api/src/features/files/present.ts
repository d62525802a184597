import type { File } from '@navette/contract/files/schema.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { can } from './policy.ts'
import type { FileRow } from './queries.ts'

export const presentFile = (actor: Actor, { ref, uploader, at, attached }: FileRow): File => ({
  ...ref,
  uploader,
  at: at.toISOString(),
  attached,
  can: { discard: can.discard(actor, { uploaderId: uploader?.id ?? null, attached }) },
})
