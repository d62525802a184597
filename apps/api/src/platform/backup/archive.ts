import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { open, rename, rm, stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { extract, pack } from 'tar-stream'
import { z } from 'zod'
import { OperatorError } from '../db/operator-error.ts'

/**
 * A backup is one `.tar.gz`: `tables/<table>/<n>.copy` (PostgreSQL's own text form of COPY, in pieces), `files/…` (the storage folder), and
 * at the end `manifest.json`, which makes it whole: an archive that was cut has none.
 */

const Part = z.object({ bytes: z.int(), sha256: z.string() })

export const Manifest = z.object({
  format: z.literal('navette-backup-1'),
  at: z.iso.datetime(),
  /** Applied, oldest first: the shape of the tables. */
  migrations: z.array(z.string()),
  tables: z.record(z.string(), Part.extend({ columns: z.array(z.string()), rows: z.int() })),
  files: z.record(z.string(), Part),
})
export type Manifest = z.infer<typeof Manifest>

const manifestName = 'manifest.json'
/** A tar tells the length of an entry before it: what a table will give is not known, so it is cut into pieces. */
const pieceBytes = 4 * 1_048_576

/** Adds up what passes. */
interface Sum {
  bytes: number
  sha256: string
}

export interface ArchiveWriter {
  /** A table in the text form of COPY: one line a row, for a line break within a row is written `\\n`. */
  table(name: string, content: AsyncIterable<Buffer>): Promise<Sum & { rows: number }>
  file(name: string, path: string): Promise<Sum | null>
  finish(manifest: Manifest): Promise<void>
}

/**
 * Writes an archive beside its place, and moves it there once it is whole and on the disk.
 *
 * @returns what `work` returned, and the bytes of the archive
 */
export async function writeArchive(path: string, work: (archive: ArchiveWriter) => Promise<void>): Promise<number> {
  const draft = `${path}.${process.pid}.part`
  const tar = pack()
  const writing = pipeline(tar, createGzip(), createWriteStream(draft, { mode: 0o600 }))
  // A full disk ends the pipeline while `work` waits for room: both are listened to.
  const failed = writing.then(() => new Promise<never>(() => {}))
  try {
    await Promise.race([work(writerOn(tar)), failed])
    tar.finalize()
    await writing
    await flush(draft)
    await rename(draft, path)
    return (await stat(path)).size
  } catch (error) {
    tar.destroy()
    await writing.catch(() => undefined)
    await rm(draft, { force: true })
    throw error
  }
}

const writerOn = (tar: ReturnType<typeof pack>): ArchiveWriter => {
  const put = (name: string, content: Buffer) =>
    new Promise<void>((resolve, reject) => tar.entry({ name, mode: 0o600 }, content, (error) => (error ? reject(error) : resolve())))
  return {
    table: async (name, content) => {
      const sum = createHash('sha256')
      let [bytes, rows, pieces, held] = [0, 0, 0, 0]
      let waiting: Buffer[] = []
      const flushPiece = async () => {
        const whole = Buffer.concat(waiting)
        // Chunks come as the network cut them; each piece is read by a COPY of its own, so that it ends where a row does.
        const end = whole.lastIndexOf(lineBreak) + 1
        await put(`tables/${name}/${String(++pieces).padStart(6, '0')}.copy`, whole.subarray(0, end))
        waiting = end < whole.length ? [whole.subarray(end)] : []
        held = whole.length - end
      }
      for await (const chunk of content) {
        sum.update(chunk)
        bytes += chunk.length
        held += chunk.length
        rows += linesIn(chunk)
        waiting.push(chunk)
        if (held >= pieceBytes && chunk.includes(lineBreak)) await flushPiece()
      }
      if (held > 0) await flushPiece()
      return { bytes, rows, sha256: sum.digest('hex') }
    },
    file: async (name, path) => {
      const handle = await open(path).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null
        throw error
      })
      if (!handle) return null
      const { size } = await handle.stat()
      const sum = createHash('sha256')
      await new Promise<void>((resolve, reject) => {
        const entry = tar.entry({ name: `files/${name}`, size, mode: 0o600 }, (error) => (error ? reject(error) : resolve()))
        const copy = async () => {
          for await (const chunk of handle.createReadStream({ highWaterMark: 262_144 }) as AsyncIterable<Buffer>) {
            sum.update(chunk)
            if (!entry.write(chunk)) await once(entry, 'drain')
          }
          entry.end(Buffer.alloc(0))
        }
        copy().catch(reject)
      })
      return { bytes: size, sha256: sum.digest('hex') }
    },
    finish: (manifest) => put(manifestName, Buffer.from(JSON.stringify(manifest, null, 1))),
  }
}

const lineBreak = 0x0a

const linesIn = (chunk: Buffer): number => {
  let lines = 0
  for (let at = chunk.indexOf(lineBreak); at >= 0; at = chunk.indexOf(lineBreak, at + 1)) lines++
  return lines
}

/** One entry of an archive, in the order in which it was written. */
export interface Entry {
  name: string
  content: AsyncIterable<Buffer>
}

/**
 * Goes through an archive from its beginning.
 *
 * @throws {OperatorError} where it cannot be read to its end
 */
export async function readArchive(path: string, each: (entry: Entry) => Promise<void>): Promise<void> {
  const tar = extract()
  let failure: unknown = null
  tar.on('entry', (header, content, next) => {
    const done = (error?: unknown) => {
      if (error) failure = error
      content.resume()
      next(error instanceof Error ? error : null)
    }
    each({ name: header.name, content: content as unknown as AsyncIterable<Buffer> }).then(() => done(), done)
  })
  try {
    await pipeline(createReadStream(path), createGunzip(), tar)
  } catch (error) {
    throw told(path, error) ?? told(path, failure) ?? failure ?? error
  }
}

/** What is wrong with the archive itself, for the operator; null where the fault lies elsewhere. */
const told = (path: string, error: unknown): OperatorError | null => {
  const { code, message = '' } = (error ?? {}) as NodeJS.ErrnoException
  if (code === 'ENOENT') return new OperatorError(`There is no file ${path}.`)
  if (code?.startsWith('Z_') || /^(Unexpected end of data|Invalid tar header)/i.test(message))
    return new OperatorError(`${path} is not a whole backup: it was cut, altered, or is something else (${message}).`, { cause: error })
  return null
}

/**
 * Reads a whole archive and compares every part with the manifest, before anybody relies on it.
 *
 * @throws {OperatorError} where something is missing or altered
 */
export async function checkArchive(path: string): Promise<Manifest> {
  const found = new Map<string, { bytes: number; sum: ReturnType<typeof createHash> }>()
  let manifest: Manifest | null = null
  await readArchive(path, async ({ name, content }) => {
    if (name === manifestName) {
      manifest = manifestFrom(path, await textOf(content))
      return
    }
    const part = partOf(name)
    const known = found.get(part) ?? { bytes: 0, sum: createHash('sha256') }
    found.set(part, known)
    for await (const chunk of content) {
      known.bytes += chunk.length
      known.sum.update(chunk)
    }
  })
  const whole = manifest as Manifest | null
  if (!whole) throw new OperatorError(`${path} is not a whole backup: it was cut before its end, or is something else.`)
  const empty = createHash('sha256').digest('hex')
  const sums = new Map([...found].map(([name, { bytes, sum }]) => [name, { bytes, sha256: sum.digest('hex') }]))
  const expected = [
    ...Object.entries(whole.tables).map(([name, part]) => [`tables/${name}`, part] as const),
    ...Object.entries(whole.files).map(([name, part]) => [`files/${name}`, part] as const),
  ]
  for (const [name, { bytes, sha256 }] of expected) {
    const seen = sums.get(name) ?? { bytes: 0, sha256: empty }
    if (seen.bytes !== bytes || seen.sha256 !== sha256) throw new OperatorError(`${path} was altered: ${name} is not what was written.`)
  }
  const strangers = [...sums.keys()].filter((name) => !expected.some(([known]) => known === name))
  if (strangers.length > 0) throw new OperatorError(`${path} was altered: ${strangers[0]} was not in it when it was written.`)
  return whole
}

/** `tables/post/000002.copy` is a piece of `tables/post`. */
const partOf = (name: string): string => (name.startsWith('tables/') ? name.split('/').slice(0, 2).join('/') : name)

const manifestFrom = (path: string, text: string): Manifest => {
  try {
    return Manifest.parse(JSON.parse(text))
  } catch (error) {
    throw new OperatorError(`${path} was not written by this version of Navette, or was altered: its manifest cannot be read.`, {
      cause: error,
    })
  }
}

const textOf = async (content: AsyncIterable<Buffer>): Promise<string> => {
  const chunks: Buffer[] = []
  for await (const chunk of content) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

const flush = async (path: string) => {
  const handle = await open(path, 'r+')
  await handle.sync()
  await handle.close()
}
