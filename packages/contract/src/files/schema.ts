import { z } from 'zod'
import { Id } from '../core/ids.ts'
import { PersonRef } from '../core/refs.ts'
import { Instant } from '../core/time.ts'
import { mostFiles } from './limits.ts'

/** What a file is for a person; found in its content, whatever its name says. */
export const fileKinds = [
  'picture',
  'drawing',
  'audio',
  'video',
  'pdf',
  'text',
  'document',
  'sheet',
  'slides',
  'archive',
  'program',
  'other',
] as const
export const FileKind = z.enum(fileKinds)
export type FileKind = z.infer<typeof FileKind>

/** The files that something new carries, in their order. How many is refused in words, by the door. */
export const FileIds = z.array(Id).max(1_000).default([]).describe(`Files that you sent before, ${mostFiles} at most`)

/** A file as it appears beside something else. */
export const FileRef = z.object({
  id: Id,
  name: z.string(),
  kind: FileKind,
  type: z.string().describe('Media type, found in the content: `image/jpeg`'),
  bytes: z.int(),
  version: z.string().describe('What the file says, in short: addresses with it always answer the same bytes'),
  picture: z
    .object({ width: z.int(), height: z.int(), drawn: z.boolean().describe('Whether its thumbnails can be asked for yet') })
    .nullable()
    .describe('Points of a picture that stands upright; null for what cannot be shown'),
})
export type FileRef = z.infer<typeof FileRef>

export const File = FileRef.extend({
  uploader: PersonRef.nullable(),
  at: Instant,
  attached: z.boolean().describe('It hangs on something; until then only whoever sent it sees it'),
  can: z.object({ discard: z.boolean() }),
})
export type File = z.infer<typeof File>

/** A file on its way. */
export const Upload = z.object({
  id: Id.describe('The file will have the same'),
  name: z.string(),
  bytes: z.int().describe('When it is whole'),
  offset: z.int().describe('How many of them have arrived'),
})
export type Upload = z.infer<typeof Upload>

/** Bytes that an organisation's files take, those on their way included, and may take. */
export const Room = z.object({ bytes: z.int(), limit: z.int() })
export type Room = z.infer<typeof Room>
