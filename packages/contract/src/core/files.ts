import { z } from 'zod'
import { refusal } from './errors.ts'

/** A file as a door hands it over: `content` is a text, bytes, or a stream of the server's. */
export interface FileAnswer {
  /** What the reader's device calls it. */
  name: string
  /** `text/csv; charset=utf-8` */
  type: string
  content: unknown
  /** Shown in the page, such as a picture; otherwise it is kept by the reader's device. */
  inline?: boolean
  /** It is a page that other sites may show in theirs, under this content security policy alone; nothing of it may run. */
  embedded?: string
  /** Seconds for which a reader's browser may keep it; none unless said. */
  keepFor?: number
}

/** A file so large that a reader may ask for a part of it: `content` is then made for just that part. */
export interface LargeFileAnswer extends Omit<FileAnswer, 'content'> {
  bytes: number
  /** Names this very content (RFC 9110, section 8.8.3): who has it already, or half of it, can tell. */
  tag: string
  /** @param part first and last byte, both counted in; the whole file where none is given */
  open: (part?: { start: number; end: number }) => unknown
}

/** The answer of a door that hands over a file instead of JSON. */
export const file = z.custom<FileAnswer | LargeFileAnswer>()

/** The body of a door that takes a file: its bytes, sent as `application/octet-stream`; the endpoint's `takes` says how many. */
export const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array, { error: 'a file is expected' })

export const megabytes = (count: number) => count * 1_048_576

/** Of a door that takes files which were sent before. */
export const fileGone = refusal('file_gone', 422, 'One of the files is no longer there, or hangs on something else already.')
export const tooManyFiles = refusal('too_many_files', 422, 'There are more files than one message may carry.')

/** Of a door that takes a picture. */
export const notAPicture = refusal('not_a_picture', 422, 'This file is not a picture that can be read.')
