import { addEvent, cancelOccurrence } from '@navette/contract/calendar/endpoints.ts'
import { listFeeds } from '@navette/contract/calendar/feed-endpoints.ts'
import { newId } from '@navette/contract/core/ids.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { done } from '../../../test/done.ts'
import { organisationId, type TestServer, testServer } from '../../../test/server.ts'

let server: TestServer
let page: string
beforeAll(async () => {
  server = await testServer()
  page = new URL((await done(server, 'camille', listFeeds)).publicPage).pathname
})
afterAll(() => server.close())

const read = (query = '') => server.app.inject({ method: 'GET', url: page + query })
const add = (title: string, change: object = {}) =>
  done(server, 'camille', addEvent, {
    body: {
      id: newId(),
      hostId: organisationId('fil'),
      title,
      visibility: 'public',
      starts: '2027-03-27T20:30',
      ends: '2027-03-28T01:00',
      ...change,
    },
  })
/** What machines read. */
const dataOf = (body: string) => JSON.parse(/<script type="application\/ld\+json">(.*)<\/script>/.exec(body)?.[1] ?? '[]')

describe('the public page', () => {
  it('shows what is public, to anybody and in any frame, and nothing of it can run', async () => {
    await add('Bal <b>public</b> & "libre"</script>', { partnerIds: [organisationId('yht')], placeName: 'Le Fil, club' })
    await add('Entre nous', { visibility: 'cluster' })
    const { statusCode, headers, body } = await read()
    expect(statusCode).toBe(200)
    expect(headers['content-type']).toBe('text/html; charset=utf-8')
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; .*frame-ancestors \*; sandbox$/)
    expect(headers['x-frame-options']).toBeUndefined()
    expect(body).toContain('Bal &lt;b&gt;public&lt;/b&gt; &amp; &quot;libre&quot;&lt;/script&gt;')
    expect(body).toMatch(/samedi 27 mars 2027, 20\sh\s30 – 1\sh</)
    expect(body).not.toContain('Entre nous')
    expect(body.match(/<\/script>/g)).toHaveLength(1)
    expect(dataOf(body)).toContainEqual(
      expect.objectContaining({
        '@type': 'Event',
        name: 'Bal <b>public</b> & "libre"</script>',
        startDate: '2027-03-27T20:30:00+01:00',
        endDate: '2027-03-28T01:00:00+01:00',
        eventStatus: 'https://schema.org/EventScheduled',
        location: { '@type': 'Place', name: 'Le Fil, club' },
      }),
    )
  })

  it('says what does not take place, what is not sure, and what takes whole days', async () => {
    const { date } = await add('Relâche', { allDay: true, starts: '2027-05-01', ends: '2027-05-04' })
    await done(server, 'camille', cancelOccurrence, { params: { occurrenceId: date.id }, body: {} })
    await add('Peut-être', { optionUntil: '2027-03-01' })
    const { body } = await read('?language=en')
    expect(body).toContain('<html lang="en">')
    expect(body).toMatch(/Saturday,? 1 May 2027 – Monday,? 3 May 2027/)
    expect(body).toContain('<s>Relâche</s> (cancelled)')
    expect(body).toMatch(/<b>Peut-être<\/b>.*to be confirmed/)
    const names = dataOf(body).map(({ name }: { name: string }) => name)
    expect(names).toContain('Relâche')
    expect(names).not.toContain('Peut-être')
  })

  it('is of one organisation where that is asked for', async () => {
    await add('Du France seul', { hostId: organisationId('fil'), title: 'Du Fil seul' })
    const of = async (key: string) => (await read(`?organisationId=${organisationId(key)}`)).body
    expect(await of('fil')).toContain('Du Fil seul')
    expect(await of('cd1d')).not.toContain('Du Fil seul')
    expect((await read(`?organisationId=${newId()}`)).statusCode).toBe(404)
  })

  it('is the only door that lets itself be framed', async () => {
    const { headers } = await server.app.inject({ method: 'GET', url: '/api/public/calendar.ics' })
    expect(headers['content-security-policy']).toBe("default-src 'none'; sandbox")
    expect(headers['x-frame-options']).toBeDefined()
  })
})
