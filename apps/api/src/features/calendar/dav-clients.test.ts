import { spawn, spawnSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addEvent, editEvent, getEvent, listEvents } from '@navette/contract/calendar/endpoints.ts'
import { newId } from '@navette/contract/core/ids.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { calendarPath, emailOf } from '../../../test/dav.ts'
import { done } from '../../../test/done.ts'
import { organisationId, type TestServer, testServer } from '../../../test/server.ts'
import { tokenOf } from '../../../test/tokens.ts'

/** Programs that people use, as Debian packs them: `vdirsyncer`, `khal`, `cadaver`. */
const there = (program: string) => spawnSync(program, ['--version']).status !== null
const all = ['vdirsyncer', 'khal', 'cadaver'].every(there)

let server: TestServer
let folder: string
let address: string
let password: string
beforeAll(async () => {
  server = await testServer()
  address = await server.listen()
  folder = await mkdtemp(join(tmpdir(), 'navette-clients-'))
  password = await tokenOf(server, 'camille', ['read:calendar', 'write:calendar'])
})
afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true, force: true })
})

/** @returns what it said; an error where it failed */
async function run(program: string, args: string[], input = ''): Promise<string> {
  const child = spawn(program, args, {
    env: {
      PATH: process.env['PATH'],
      HOME: folder,
      LC_ALL: 'C.UTF-8',
      TZ: 'Europe/Paris',
      VDIRSYNCER_CONFIG: join(folder, 'vdirsyncer.conf'),
    },
    timeout: 60_000,
  })
  const said: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => said.push(String(data)))
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  const code = await new Promise((resolve) => child.on('close', resolve))
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${code}: ${said.join('')}`)
  return said.join('')
}

const sync = () => run('vdirsyncer', ['sync'])
const fil = () => join(folder, 'calendars', organisationId('fil'))
/** The file that holds these words. */
async function fileWith(words: string): Promise<string> {
  for (const name of await readdir(fil()))
    if (name.endsWith('.ics') && (await readFile(join(fil(), name), 'utf8')).includes(words)) return join(fil(), name)
  throw new Error(`No file holds ${words}.`)
}
const eventNamed = async (title: string) =>
  (await done(server, 'camille', listEvents, { query: { search: title } })).items.find((each) => each.title === title)

describe.skipIf(!all)('programs of others', () => {
  it('vdirsyncer and khal read the calendars, write into them, change and remove, both ways', async () => {
    const email = await emailOf(server, 'camille')
    await writeFile(
      join(folder, 'vdirsyncer.conf'),
      `[general]
status_path = "${folder}/status/"
[pair navette]
a = "here"
b = "there"
collections = ["from b"]
conflict_resolution = "b wins"
metadata = ["displayname", "color"]
[storage here]
type = "filesystem"
path = "${folder}/calendars/"
fileext = ".ics"
[storage there]
type = "caldav"
url = "${address}/"
username = "${email}"
password = "${password}"
`,
    )
    await writeFile(
      join(folder, 'khal.conf'),
      `[calendars]
[[navette]]
path = ${folder}/calendars/*
type = discover
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
local_timezone = Europe/Paris
default_timezone = Europe/Paris
[sqlite]
path = ${folder}/khal.db
`,
    )
    const khal = (...args: string[]) => run('khal', ['-c', join(folder, 'khal.conf'), ...args])
    const event = await done(server, 'camille', addEvent, {
      body: {
        id: newId(),
        hostId: organisationId('fil'),
        title: 'Inventaire',
        placeName: 'La Cave',
        starts: '2027-03-12T10:00',
        ends: '2027-03-12T12:00',
      },
    })
    // It finds the calendars from the name of the server alone.
    await run('vdirsyncer', ['discover'], 'y\n'.repeat(50))
    await sync()
    await run('vdirsyncer', ['metasync'])
    expect(await readFile(join(fil(), 'displayname'), 'utf8')).toBe('Le Fil')
    expect(await khal('list', '2027-03-12', '1d')).toContain('10:00-12:00 Inventaire')

    // From there to here.
    await khal('new', '-a', 'Le Fil', '2027-03-20', '18:30', '20:00', 'Réunion des comptoirs', '::', 'Apporter **le plan**')
    await khal('new', '-a', 'Le Fil', '2027-03-22', '10:00', '11:00', '--repeat', 'weekly', '--until', '2027-05-31', 'Atelier du lundi')
    await sync()
    expect(await eventNamed('Réunion des comptoirs')).toMatchObject({
      description: 'Apporter **le plan**',
      date: { starts: '2027-03-20T18:30', ends: '2027-03-20T20:00', timeZone: 'Europe/Paris' },
    })
    expect(await eventNamed('Atelier du lundi')).toMatchObject({ series: { rule: { frequency: 'weekly' } } })

    // Changed on either side.
    await sync()
    const path = await fileWith('SUMMARY:Réunion des comptoirs')
    await writeFile(path, (await readFile(path, 'utf8')).replace('T183000', 'T190000'))
    const { version } = await done(server, 'camille', getEvent, { params: { eventId: event.id } })
    await done(server, 'camille', editEvent, {
      params: { eventId: event.id },
      body: { title: 'Inventaire du bar', placeName: 'La Cave', starts: '2027-03-12T14:00', ends: '2027-03-12T16:00', version },
    })
    await sync()
    expect(await eventNamed('Réunion des comptoirs')).toMatchObject({ date: { starts: '2027-03-20T19:00', ends: '2027-03-20T20:00' } })
    expect(await khal('list', '2027-03-12', '1d')).toContain('14:00-16:00 Inventaire du bar')

    // Removed there.
    await sync()
    await rm(await fileWith('SUMMARY:Réunion des comptoirs'))
    await sync()
    expect(await eventNamed('Réunion des comptoirs')).toBeUndefined()
  }, 120_000)

  it('cadaver lists, takes, puts and deletes', async () => {
    const { hostname } = new URL(address)
    await writeFile(join(folder, '.netrc'), `machine ${hostname} login ${await emailOf(server, 'camille')} password ${password}\n`, {
      mode: 0o600,
    })
    await writeFile(
      join(folder, 'noel.ics'),
      'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:noel-1\r\nDTSTAMP:20261126T100000Z\r\nDTSTART;VALUE=DATE:20271224\r\nDTEND;VALUE=DATE:20271226\r\nSUMMARY:Fermeture de Noël\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n',
    )
    const cadaver = (...commands: string[]) =>
      run('cadaver', [], [`open ${address}${calendarPath('fil')}`, ...commands, 'quit', ''].join('\n'))
    expect(await cadaver(`put ${folder}/noel.ics noel.ics`, 'ls', `get noel.ics ${folder}/back.ics`)).toMatch(/noel\.ics +\d+ /)
    expect(await readFile(join(folder, 'back.ics'), 'utf8')).toContain('DTSTART;VALUE=DATE:20271224')
    expect(await eventNamed('Fermeture de Noël')).toMatchObject({ date: { allDay: true, starts: '2027-12-24', ends: '2027-12-26' } })
    expect(await cadaver('delete noel.ics', 'ls')).not.toMatch(/noel\.ics +\d+ /)
    expect(await eventNamed('Fermeture de Noël')).toBeUndefined()
  })
})
