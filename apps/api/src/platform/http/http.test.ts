import { connect } from 'node:net'
import { getCluster, getHealth } from '@navette/contract/administration/endpoints.ts'
import { newId } from '@navette/contract/core/ids.ts'
import { openThread } from '@navette/contract/discussions/endpoints.ts'
import { signIn } from '@navette/contract/sessions/endpoints.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { organisationId, origin, type Reply, type TestServer, testServer, type Visitor } from '../../../test/server.ts'

let server: TestServer
let listening: string
let theo: Visitor
beforeAll(async () => {
  server = await testServer()
  listening = await server.listen()
  theo = await server.as('theo')
})
afterAll(() => server.close())

/** What goes over the wire, letter by letter, for what no client library would send; all that comes back. */
const raw = (request: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(listening)
    const socket = connect(Number(port), hostname, () => socket.write(request))
    let answer = ''
    socket.on('data', (part) => {
      answer += part
    })
    socket.on('close', () => resolve(answer))
    // A server that hangs up in the middle of what it refuses is in its right.
    socket.on('error', (error) => (answer ? resolve(answer) : reject(error)))
  })
const statusLine = (answer: string) => answer.split('\r\n')[0]

const everywhere: [string, () => Promise<Reply<unknown>>][] = [
  ['an answer', () => server.nobody.call(getCluster)],
  ['a refusal', () => theo.send('GET', '/api/nowhere')],
  ['a page that is not there', () => server.nobody.send('GET', '/nowhere.js')],
  ['somebody signed out', () => server.nobody.send('GET', '/api/threads')],
  ['a change from elsewhere', () => theo.send('POST', openThread.path, {}, { origin: 'https://elsewhere.example' })],
]

describe.each(everywhere)('%s', (_what, ask) => {
  it('carries the headers that protect whoever reads it, and a number of its own', async () => {
    const { headers } = await ask()
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': expect.stringMatching(/^(DENY|SAMEORIGIN)$/),
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
    })
    const policy = String(headers['content-security-policy'])
    for (const rule of ["default-src 'self'", "script-src 'self'", "object-src 'none'", "frame-ancestors 'none'", "base-uri 'self'"]) {
      expect(policy).toContain(rule)
    }
    expect(policy).not.toMatch(/unsafe-eval|https?:\/\//)
    expect(headers['x-powered-by']).toBeUndefined()
    expect(headers['strict-transport-security']).toBeUndefined()
  })
})

describe('what no database could keep', () => {
  const start = (rest: object) =>
    theo.send('POST', '/api/projects', { id: newId(), title: 'Un essai', hostId: organisationId('france'), ...rest })

  it('is refused with its field: a version, a day', async () => {
    const { body } = await start({})
    const edit = (version: number) => theo.send('PATCH', `/api/projects/${(body as { id: string }).id}`, { title: 'Un essai', version })
    for (const reply of [await edit(2 ** 31), await edit(-(2 ** 40)), await start({ startsOn: '0000-01-01' })]) {
      expect([reply.status, reply.problem.fields?.length]).toEqual([422, 1])
    }
  })

  it.each([
    ['only of signs without ink', '\u200b\u2060 \u3164'],
    ['of half a sign', 'a\ud800'],
    ['that turns the words around it', 'Un \u202eessai'],
    ['of two lines', 'Un\nessai'],
  ])('is refused: a title %s', async (_words, title) => {
    expect((await start({ title })).problem.fields?.map(({ path }) => path)).toEqual(['body.title'])
  })

  it('leaves families, accents and writing from right to left alone', async () => {
    for (const title of ['👨‍👩‍👧', 'Pre\u0301au', 'مشروع', '11°']) expect((await start({ title })).status).toBe(201)
  })
})

it('asks browsers to come back by TLS where the public address is https', async () => {
  const secure = await testServer({ settings: { PUBLIC_URL: 'https://navette.test' } })
  const { headers } = await secure.nobody.call(getHealth)
  await secure.close()
  expect(headers['strict-transport-security']).toMatch(/max-age=\d+/)
  expect(headers['content-security-policy']).toContain('upgrade-insecure-requests')
})

describe('what a browser may keep', () => {
  it('is nothing that a member reads through the API', async () => {
    for (const path of ['/api/sessions/current', '/api/threads', '/api/members']) {
      const { status, headers } = await theo.send('GET', path)
      expect([path, status, headers['cache-control']]).toEqual([path, 200, 'no-store'])
    }
  })
})

describe('cookies', () => {
  it('that make no sense are as good as none', async () => {
    const nonsense = [
      '=',
      ';;;',
      'navette_access',
      'navette_access=',
      'navette_access=%',
      'navette_access="',
      `navette_access=${'x'.repeat(7_000)}`,
      '\u00e9=\u00e9',
    ]
    for (const cookie of nonsense) {
      const { status, problem } = await server.nobody.send('GET', '/api/sessions/current', undefined, { cookie })
      expect([status, problem.code], cookie.slice(0, 30)).toEqual([401, 'signed_out'])
    }
  })

  it('of other software on the same host do not disturb', async () => {
    const { status } = await server.nobody.send('GET', '/api/sessions/current', undefined, {
      cookie: `a=%E0%A4%A; ${theo.cookie}; __proto__=1`,
    })
    expect(status).toBe(200)
  })
})

describe('methods', () => {
  it('HEAD answers like GET, without a body', async () => {
    const { status, body } = await theo.send('HEAD', '/api/threads')
    expect([status, body]).toEqual([200, null])
    expect((await server.nobody.send('HEAD', '/api/threads')).status).toBe(401)
  })

  it.each(['OPTIONS', 'PUT', 'DELETE', 'PATCH', 'PROPFIND', 'TRACE', 'MKCOL'])('%s where no door has it is not found', async (method) => {
    const answer = await raw(`${method} /api/threads HTTP/1.1\r\nHost: x\r\nOrigin: ${origin}\r\nConnection: close\r\n\r\n`)
    expect(statusLine(answer)).toMatch(/ 404 /)
    expect(answer).not.toMatch(/access-control-allow/i)
  })

  it('that do not exist are refused before anything is read', async () => {
    expect(statusLine(await raw('STEAL /api/threads HTTP/1.1\r\nHost: x\r\n\r\n'))).toMatch(/ 400 /)
  })
})

describe('what is too large or makes no sense', () => {
  it('as a header is refused, and the next request is served', async () => {
    const answer = await raw(`GET /api/health HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(100_000)}\r\n\r\n`)
    expect(statusLine(answer)).toMatch(/ 431 /)
    expect((await fetch(`${listening}/api/health`)).status).toBe(200)
  })

  it('as a browser’s name is cut, and signs in all the same', async () => {
    const { status } = await server.nobody.send(
      'POST',
      signIn.path,
      { email: 'nobody@nowhere.example', password: 'x' },
      { 'user-agent': 'x'.repeat(9_000) },
    )
    expect(status).toBe(401)
  })

  it.each([
    ['text', 'text/plain', 'bonjour'],
    ['a form', 'application/x-www-form-urlencoded', 'a=b'],
    ['XML', 'application/xml', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'],
    ['no JSON', 'application/json', '{'],
    ['nothing', 'application/json', ''],
    ['a poisoned prototype', 'application/json', '{"__proto__":{"administrator":true},"email":"a@b.example","password":"x"}'],
    ['numbers without end', 'application/json', `{"email":${'1'.repeat(10_000)}}`],
    ['depths without end', 'application/json', `{"email":${'['.repeat(20_000)}${']'.repeat(20_000)}}`],
  ])('as a body (%s) is refused in words', async (_what, type, body) => {
    const { status, problem, headers } = await server.nobody.send('POST', signIn.path, body, { 'content-type': type })
    expect(status).toBeGreaterThanOrEqual(400)
    expect(status).toBeLessThan(500)
    expect(headers['content-type']).toMatch(/^application\/problem\+json/)
    expect(problem).toMatchObject({ status, code: expect.stringMatching(/^(malformed|invalid_input)$/) })
  })

  it('as a search or a page is refused or finds nothing, and never breaks', async () => {
    const cursor = (keys: unknown) => Buffer.from(JSON.stringify(keys)).toString('base64url')
    const id = '00000000-0000-7000-8000-000000000000'
    const pages = [
      'x',
      '%00',
      cursor([]),
      cursor({}),
      cursor(['\0', id]),
      cursor(['9999-99-99T99:99:99.999Z', id]),
      cursor(['2026-02-30T00:00:00.000Z', id]),
      cursor(['0000-01-01T00:00:00.000Z', id]),
      cursor(['true', '9999-99-99T99:99:99.999Z', id]),
    ]
    for (const path of ['/api/members', '/api/threads', '/api/projects', '/api/organisations']) {
      for (const after of pages) {
        const { status } = await theo.send('GET', `${path}?after=${after}`)
        expect(status, `${path} ${after}`).toBeLessThan(500)
      }
    }
    for (const search of ['%00', '%ED%A0%80', '%F0%9F%A7%B5', "';--", '%25', '\\\\']) {
      expect((await theo.send('GET', `/api/members?search=${search}`)).status, search).toBeLessThan(500)
    }
  })
})

describe('addresses', () => {
  it.each([
    '/../../etc/passwd',
    '/..%2f..%2fetc%2fpasswd',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/assets/../../../../../etc/passwd',
    '/assets/..%5c..%5cetc%5cpasswd',
    '//etc/passwd',
    '/api/../../../etc/passwd',
    '/api/docs/static/..%2f..%2f..%2f..%2fpackage.json',
    '/.env',
    '/package.json',
    '/src/main.ts',
    '/%00',
  ])('lead to nothing outside the pages: %s', async (path) => {
    const answer = await raw(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`)
    expect(statusLine(answer)).toMatch(/ (200|400|403|404) /)
    expect(answer).not.toMatch(/root:|"dependencies"|SECRET|readConfig/)
    if (/ 200 /.test(statusLine(answer) ?? '')) expect(answer).toContain('<!doctype html>')
  })

  it('that nobody can read are refused in words', async () => {
    for (const path of ['/api/threads/%', '/api/threads/%E0%A4%A', '/api/%zz']) {
      const { status, problem, headers } = await theo.send('GET', path)
      expect([path, status, problem?.code]).toEqual([path, 400, 'malformed'])
      expect(headers['content-type']).toMatch(/^application\/problem\+json/)
    }
  })

  it('that go on and on are refused in words', async () => {
    const { status, problem } = await theo.send('GET', `/api/threads/${'x'.repeat(5_000)}`)
    expect([status, problem.code]).toEqual([400, 'malformed'])
  })

  it('written in another way are counted all the same', async () => {
    const small = await testServer({ requestsPerMinute: 2 })
    const statuses = []
    for (let count = 0; count < 4; count++) statuses.push((await small.nobody.send('GET', '/%61pi/health')).status)
    await small.close()
    expect(statuses.slice(2)).not.toContain(200)
  })
})

describe('the API’s own pages', () => {
  it('are read at /api/docs, and ask nothing of other servers', async () => {
    const page = await fetch(`${listening}/api/docs`)
    const html = await page.text()
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    expect(html).not.toMatch(/(src|href)="(https?:)?\/\//)
    expect(page.headers.get('content-security-policy')).not.toMatch(/https?:|\*|swagger\.io/)
    const parts = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, part = '']) => new URL(part, page.url).href)
    expect(parts.length).toBeGreaterThan(2)
    for (const part of parts) {
      const reply = await fetch(part)
      expect([part, reply.status]).toEqual([part, 200])
    }
  })

  it('need no inline script, which their policy would refuse', async () => {
    const html = await (await fetch(`${listening}/api/docs`)).text()
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>\s*\S/)
    expect(html).not.toMatch(/\son\w+="/)
  })
})
