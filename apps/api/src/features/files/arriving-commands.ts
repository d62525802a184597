import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { type Reader, sql } from '../../platform/db/database.ts'
import type { Transaction } from '../../platform/db/transact.ts'
import { type FoundType, findType } from '../../platform/files/type.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { drawing } from './jobs.ts'
import { forgetPlaceOf, measure } from './picture.ts'

/** The room of whoever pays is that of the organisation they came with; guests share one room among them. */
export const payerOf = ({ belongings }: Actor): string | null => belongings.find(({ closed }) => !closed)?.organisation.id ?? null

/** Bytes that the files of an organisation take, those on their way included; nobody else is admitted until the transaction ends. */
export async function lockRoom(tx: Transaction, payerId: string | null): Promise<number> {
  await tx.rows(
    payerId
      ? sql`SELECT 1 FROM organisation WHERE id = ${payerId}::uuid FOR NO KEY UPDATE`
      : sql`SELECT 1 FROM cluster WHERE id = 1 FOR NO KEY UPDATE`,
  )
  return roomTaken(tx, payerId)
}

/** Bytes that they take at this moment. */
export async function roomTaken(db: Reader, payerId: string | null): Promise<number> {
  const rows = await db.rows<{ bytes: number }>(sql`
    SELECT (SELECT COALESCE(sum(bytes), 0) FROM file WHERE payer_id IS NOT DISTINCT FROM ${payerId}::uuid)::float8
      + (SELECT COALESCE(sum(bytes), 0) FROM upload WHERE payer_id IS NOT DISTINCT FROM ${payerId}::uuid)::float8 AS bytes`)
  return rows[0]?.bytes ?? 0
}

/** What its content tells of a file. */
export interface Examined extends FoundType {
  size: { width: number; height: number } | null
  sha256: Uint8Array<ArrayBuffer>
}

/** Looks what a file is, and takes out of a picture where it was taken. @param path of the file, rewritten only where it told a place */
export async function examine(path: string, name: string): Promise<Examined> {
  const found = await findType(path, name)
  await forgetPlaceOf(path, found.type)
  const size = await measure(path, found.type)
  return { ...found, size, sha256: await hashOf(path) }
}

async function hashOf(path: string): Promise<Uint8Array<ArrayBuffer>> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return new Uint8Array(hash.digest())
}

interface Arrived {
  id: string
  name: string
  bytes: bigint
  payerId: string | null
  createdById: string | null
  at: Date
  place: { audienceId: string; projectId?: string | null; organisationId?: string | null }
  /** It hangs on something from the start. */
  attached?: boolean
}

/** Writes a file down that has arrived; a picture is drawn later. */
export async function writeFileDown(tx: Transaction, { type, kind, size, sha256 }: Examined, arrived: Arrived): Promise<void> {
  const { id, name, bytes, payerId, createdById, at, place, attached = false } = arrived
  await tx.prisma.item.create({ data: { id, kind: 'file', title: name, ...place, createdById, createdAt: at, lastAt: at } })
  await tx.prisma.file.create({
    data: { id, kind, type, bytes, sha256, ...size, drawing: size ? 'waiting' : 'none', payerId, attachedAt: attached ? at : null },
  })
  if (size) await tx.send(drawing, { fileId: id })
}
