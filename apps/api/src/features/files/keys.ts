import { join } from 'node:path'
import type { Storage } from '../../platform/files/storage.ts'

/** Where the bytes of a file are kept. Its last signs are random: folders fill evenly. */
export const fileKey = (id: string) => `files/${id.slice(-2)}/${id}`

export const thumbnailSizes = ['small', 'large'] as const
export type ThumbnailSize = (typeof thumbnailSizes)[number]

export const thumbnailKey = (id: string, size: ThumbnailSize) => `${fileKey(id)}-${size}.webp`

/** All that is kept of a file. */
export const keysOf = (id: string) => [fileKey(id), ...thumbnailSizes.map((size) => thumbnailKey(id, size))]

/** Where the bytes of an upload wait until they are whole. */
export const waitingPath = ({ waitingRoom }: Storage, id: string) => join(waitingRoom, id)
