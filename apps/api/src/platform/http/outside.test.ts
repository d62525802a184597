import type { LookupFunction } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWebsite, type Website } from '../../../test/websites.ts'
import { createOutside } from './outside.ts'

let website: Website
let asked: { path: string; headers: Record<string, unknown> }[]
beforeAll(async () => {
  asked = []
  website = await openWebsite((request, response) => {
    const path = request.url ?? ''
    asked.push({ path, headers: request.headers })
    if (path === '/same' && request.headers['if-none-match'] === '"1"') return response.writeHead(304).end()
    if (path === '/same') return response.writeHead(200, { etag: '"1"', 'last-modified': 'Mon, 23 Nov 2026 10:00:00 GMT' }).end('BEGIN')
    if (path === '/packed') return response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('packed'))
    if (path === '/bomb') return response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(50_000_000)))
    if (path === '/endless') {
      response.writeHead(200)
      const more = setInterval(() => response.write(Buffer.alloc(65_536)), 1)
      return response.once('close', () => clearInterval(more))
    }
    if (path === '/slow') return response.writeHead(200).write('B')
    if (path === '/loop') return response.writeHead(302, { location: '/loop' }).end()
    if (path === '/moved') return response.writeHead(301, { location: '/same' }).end()
    if (path.startsWith('/to?')) return response.writeHead(302, { location: decodeURIComponent(path.slice(4)) }).end()
    if (path === '/torn') return response.writeHead(200, { 'content-length': 100 }).write('B', () => response.destroy())
    return response.writeHead(Number(path.slice(1)) || 404).end()
  })
})
afterAll(() => website.close())

const wanted = { most: 1_000_000, accept: 'text/calendar' }
/** As it is in use. */
const closed = createOutside({ patience: 2_000 })
/** Where the test's own website may be read, and nothing else of this machine. */
const open = () => createOutside({ within: ['127.0.0.1'], ports: [website.port], patience: 2_000 })
const problem = async (address: string, outside = open()) => {
  const answer = await outside.read(address, wanted)
  return typeof answer === 'object' && 'problem' in answer ? answer.problem : answer
}

describe('what leads within is refused', () => {
  it.each([
    'http://127.0.0.1/',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://0177.0.0.1/',
    'http://127.0.0.1.:80/',
    'http://localhost/',
    'http://[::1]/',
    'http://[::]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[fd00::1]/',
    'http://[fe80::1]/',
    'http://0.0.0.0/',
    'http://10.0.0.1/',
    'http://172.16.0.1/',
    'http://192.168.1.1/',
    'http://100.64.0.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://198.18.0.1/',
    'http://224.0.0.1/',
    'http://255.255.255.255/',
    'https://127.0.0.1/',
    'https://[::1]:8443/',
  ])('%s', async (address) => {
    expect(await problem(address, closed)).toBe('refused')
  })

  it('behind a name, whichever of its addresses it is', async () => {
    const leading = (...to: string[]): LookupFunction =>
      ((_name: string, _options: object, tell: (error: null, all: object[]) => void) =>
        tell(
          null,
          to.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
        )) as never
    for (const to of [['127.0.0.1'], ['10.1.2.3'], ['::1'], ['93.184.215.14', '192.168.0.1'], ['::ffff:169.254.169.254']])
      expect(await problem('http://agenda.example/', createOutside({ lookup: leading(...to), patience: 2_000 }))).toBe('refused')
  })

  it('behind a redirect', async () => {
    for (const to of [
      'http://10.0.0.1/',
      'http://[::1]/',
      'http://169.254.169.254/latest',
      'file:///etc/passwd',
      'http://127.0.0.2/',
      'gopher://x/',
    ])
      expect(await problem(website.at(`/to?${encodeURIComponent(to)}`))).toBe('refused')
  })

  it('by a port at which no website listens, with a name or a password, or by another way than HTTP', async () => {
    for (const address of [
      'http://agenda.example:22/',
      'https://agenda.example:5432/',
      'https://me:secret@agenda.example/',
      'ftp://agenda.example/',
      'rien',
    ])
      expect(await problem(address, closed)).toBe('refused')
    expect(await problem(website.at('/to?http%3A%2F%2F127.0.0.1%3A22%2F'))).toBe('refused')
  })
})

describe('what stands at an address', () => {
  it('comes with what it is known again by, and is not sent twice', async () => {
    const answer = await open().read(website.at('/moved'), wanted)
    expect(answer).toMatchObject({ tag: '"1"', changedAt: 'Mon, 23 Nov 2026 10:00:00 GMT' })
    expect(answer !== 'unchanged' && 'bytes' in answer && answer.bytes.toString()).toBe('BEGIN')
    expect(await open().read(website.at('/same'), { ...wanted, tag: '"1"', changedAt: 'Mon, 23 Nov 2026 10:00:00 GMT' })).toBe('unchanged')
    expect(Object.keys(asked.at(-1)?.headers ?? {}).toSorted()).toEqual([
      'accept',
      'accept-encoding',
      'connection',
      'host',
      'if-modified-since',
      'if-none-match',
      'user-agent',
    ])
  })

  it('may be packed, and is never more than was asked for', async () => {
    expect(await open().read(website.at('/packed'), wanted)).toMatchObject({ bytes: Buffer.from('packed') })
    expect(await problem(website.at('/bomb'))).toBe('too_large')
    expect(await problem(website.at('/endless'))).toBe('too_large')
  })

  it.each([
    ['/slow', 'slow'],
    ['/loop', 'led_on'],
    ['/404', 'gone'],
    ['/410', 'gone'],
    ['/401', 'closed'],
    ['/403', 'closed'],
    ['/500', 'answered'],
    ['/torn', 'unreachable'],
  ])('or does not come: %s', async (path, why) => {
    expect(await problem(website.at(path))).toBe(why)
  })

  it('or nobody knows the name', async () => {
    const nowhere = ((_name: string, _options: object, tell: (error: Error) => void) =>
      tell(Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' }))) as never
    expect(await problem('http://agenda.example/', createOutside({ lookup: nowhere }))).toBe('unknown')
  })
})
