import { z } from 'zod'
import { activity, touch } from '../core/activity.ts'
import { Id } from '../core/ids.ts'
import { getFile, getUpload, listFiles } from './endpoints.ts'

const one = z.object({ fileId: Id })
const several = z.object({ fileIds: z.array(Id) })

const touchesOne = ({ fileId }: z.infer<typeof one>) => [
  touch(getFile, { fileId }),
  touch(getUpload, { uploadId: fileId }),
  touch(listFiles),
]
const touchesSeveral = ({ fileIds }: z.infer<typeof several>) => [...fileIds.map((fileId) => touch(getFile, { fileId })), touch(listFiles)]

/** A file has arrived whole; only whoever sent it hears of it. Histories tell what it was attached to. */
export const fileArrived = activity('file.arrived', { facts: one, touches: touchesOne, passing: true })
export const fileDiscarded = activity('file.discarded', { facts: one, touches: touchesOne, passing: true })
/** Its thumbnails can be shown. */
export const fileDrawn = activity('file.drawn', { facts: one, touches: touchesOne, alters: ['files'], passing: true })

/** They hang on something that others see. */
export const filesShared = activity('files.shared', { facts: several, touches: touchesSeveral, passing: true })
/** They went out of sight with what they hung on. */
export const filesWithdrawn = activity('files.withdrawn', { facts: several, touches: touchesSeveral, passing: true })
export const filesReturned = activity('files.returned', { facts: several, touches: touchesSeveral, passing: true })
