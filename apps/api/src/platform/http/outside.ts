import { lookup as systemLookup } from 'node:dns'
import http, { type IncomingMessage } from 'node:http'
import https from 'node:https'
import type { LookupFunction } from 'node:net'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent'

/** Why nothing came from an address. */
export type OutsideProblem = 'refused' | 'unknown' | 'unreachable' | 'slow' | 'answered' | 'gone' | 'closed' | 'led_on' | 'too_large'

interface Wanted {
  /** Bytes, unpacked. */
  most: number
  /** What is preferred: `text/calendar` */
  accept: string
  /** By what the last answer is known again (RFC 9110, section 8.8): `ETag` and `Last-Modified`. */
  tag?: string | null
  changedAt?: string | null
}

export interface OutsideAnswer {
  bytes: Buffer
  tag: string | null
  changedAt: string | null
}

/** Reads what stands at an address of somebody else’s. */
export interface Outside {
  /** `unchanged` where it is what it was the last time; a problem where nothing came. Never throws for what the other side does. */
  read(address: string, wanted: Wanted): Promise<OutsideAnswer | 'unchanged' | { problem: OutsideProblem }>
}

interface Options {
  /** For tests alone: addresses within that may be read, as the network has them (`127.0.0.1`). */
  within?: string[]
  /** For tests alone: ports beside the usual ones. */
  ports?: number[]
  /** For tests alone: who tells where a name leads. */
  lookup?: LookupFunction
  /** Milliseconds for all of it, redirects included. */
  patience?: number
}

/** Where programs of the web listen. Other ports are those of machines that somebody wants to reach from within. */
const usualPorts = [80, 443, 8080, 8443]

const mostRedirects = 5

/**
 * Reads addresses that members give. Whatever leads into a network of its own is refused (private, loopback, link-local and all other addresses that are not
 * public), behind each name and each redirect: the address that was looked up and found good is the one that is connected to. No name, password, cookie or
 * page of ours is told to anybody.
 */
export function createOutside({
  within = [],
  ports = [],
  lookup = systemLookup as LookupFunction,
  patience = 20_000,
}: Options = {}): Outside {
  const options = { allowIPAddressList: within, keepAlive: false, lookup }
  const agents = { 'http:': new RequestFilteringHttpAgent(options), 'https:': new RequestFilteringHttpsAgent(options) }
  const allowed = new Set([...usualPorts, ...ports])

  const isTaken = ({ protocol, port, username, password }: URL) =>
    (protocol === 'http:' || protocol === 'https:') &&
    username === '' &&
    password === '' &&
    allowed.has(port === '' ? (protocol === 'http:' ? 80 : 443) : Number(port))

  const ask = (url: URL, { accept, tag, changedAt }: Wanted, signal: AbortSignal) =>
    new Promise<IncomingMessage>((resolve, reject) => {
      const secure = url.protocol === 'https:'
      const request = (secure ? https : http).request(url, {
        agent: secure ? agents['https:'] : agents['http:'],
        signal,
        maxHeaderSize: 16_384,
        headers: {
          accept: `${accept}, */*;q=0.5`,
          'accept-encoding': 'gzip',
          'user-agent': 'Navette',
          ...(tag && { 'if-none-match': tag }),
          ...(changedAt && { 'if-modified-since': changedAt }),
        },
      })
      request.once('response', resolve).once('error', reject).end()
    })

  return {
    read: async (address, wanted) => {
      const signal = AbortSignal.timeout(patience)
      try {
        let url = URL.parse(address)
        for (let leads = 0; url; leads++) {
          if (!isTaken(url)) return { problem: 'refused' }
          const answer = await ask(url, wanted, signal)
          const to = isRedirect(answer) ? URL.parse(answer.headers.location ?? '', url) : null
          if (to === null) return await take(answer, wanted.most)
          answer.destroy()
          if (leads >= mostRedirects) return { problem: 'led_on' }
          url = to
        }
        return { problem: 'refused' }
      } catch (error) {
        return { problem: signal.aborted ? 'slow' : problemOf(error) }
      }
    },
  }
}

const isRedirect = ({ statusCode = 0, headers }: IncomingMessage) =>
  [301, 302, 303, 307, 308].includes(statusCode) && headers.location !== undefined

const unpackers = { gzip: createGunzip, 'x-gzip': createGunzip, deflate: createInflate, br: createBrotliDecompress }

async function take(answer: IncomingMessage, most: number): Promise<OutsideAnswer | 'unchanged' | { problem: OutsideProblem }> {
  const { statusCode = 0, headers } = answer
  if (statusCode !== 200) {
    answer.destroy()
    if (statusCode === 304) return 'unchanged'
    if (statusCode === 404 || statusCode === 410) return { problem: 'gone' }
    return { problem: statusCode === 401 || statusCode === 403 ? 'closed' : 'answered' }
  }
  const packing = headers['content-encoding']?.trim().toLowerCase() as keyof typeof unpackers | undefined
  const unpack = packing && unpackers[packing]?.()
  const stream = unpack ? answer.pipe(unpack) : answer
  // A connection that breaks off breaks off what is made of it.
  if (unpack) answer.once('error', (error) => unpack.destroy(error)).once('aborted', () => unpack.destroy(new Error('It broke off.')))
  const pieces: Buffer[] = []
  let length = 0
  for await (const piece of stream) {
    length += piece.length
    if (length > most) {
      answer.destroy()
      return { problem: 'too_large' }
    }
    pieces.push(piece)
  }
  return { bytes: Buffer.concat(pieces), tag: short(headers.etag), changedAt: short(headers['last-modified']) }
}

/** What is longer is no mark that somebody means. */
const short = (mark: string | undefined): string | null => (mark && mark.length <= 300 ? mark : null)

function problemOf(error: unknown): OutsideProblem {
  const { code, message } = error as NodeJS.ErrnoException
  if (/is not allowed\. Because/.test(message)) return 'refused'
  return code === 'ENOTFOUND' || code === 'ENODATA' ? 'unknown' : 'unreachable'
}
