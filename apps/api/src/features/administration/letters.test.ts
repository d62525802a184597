import { getLetter, listAuditEntries, listLetters, sendLetterAgain } from '@navette/contract/administration/endpoints.ts'
import { newId } from '@navette/contract/core/ids.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Mailbox, mailbox } from '../../../test/mailbox.ts'
import { memberId, readAll, type TestServer, testServer, type Visitor } from '../../../test/server.ts'
import { stoppedClock } from '../../platform/clock/clock.ts'
import { byItself } from '../../platform/context.ts'
import { transact } from '../../platform/db/transact.ts'
import { compose } from '../../platform/mail/letter.ts'
import { forgetOldLetters } from './keeping-commands.ts'

const theo = { email: 'theo.villard@lefrance.example', name: 'Théo Villard', language: 'fr' as const }

let server: TestServer
let box: Mailbox
let helene: Visitor

const open = async (settings: Record<string, string>) => {
  await server?.close()
  server = await testServer({ working: true, settings })
  await server.services.db.prisma.letter.deleteMany()
  helene = await server.as('helene')
}
const write = (subject: string) =>
  transact(byItself(server.services), (tx) =>
    tx.write(compose(theo, { subject, paragraphs: ['Un lien : https://pole.example/lien#jeton=abc'] })),
  )
const listed = async (query: { state?: 'sent' | 'waiting' | 'kept' | 'refused' } = {}) =>
  (await helene.call(listLetters, { query })).body.items
/** The queue has worked: the newest letter is in this state. */
const until = (state: string) => expect.poll(async () => (await listed())[0]?.state, { timeout: 15_000 }).toBe(state)

beforeEach(async () => {
  box = await mailbox()
})
afterEach(async () => {
  await server.close()
  await box.close()
})

describe('letters', () => {
  it('leave, and are listed with what became of them', async () => {
    await open({ SMTP_URL: box.url })
    await write('Un premier')
    await until('sent')
    const [letter] = await listed()
    expect(letter).toMatchObject({ to: theo.email, subject: 'Un premier', problem: '' })
    expect(letter?.sentAt).not.toBeNull()
    expect(await listed({ state: 'refused' })).toEqual([])
    expect(JSON.stringify(letter)).not.toContain('jeton')
  })

  it('that the mail server refuses keep its words, and leave when sent again', async () => {
    await open({ SMTP_URL: box.url })
    box.refuse(1)
    await write('Un refus')
    await until('refused')
    const [letter] = await listed({ state: 'refused' })
    expect(letter?.problem).toContain('451 Try again later')
    const { status, body } = await helene.call(sendLetterAgain, { params: { letterId: letter?.id ?? '' } })
    expect([status, body.state, body.problem]).toEqual([200, 'waiting', ''])
    await until('sent')
    expect(box.letters.map(({ subject }) => subject)).toContain('Un refus')
  })

  it('without a mail server are kept, and can be read: which is noted', async () => {
    await open({})
    await write('Un gardé')
    const [letter] = await listed({ state: 'kept' })
    const { body } = await helene.call(getLetter, { params: { letterId: letter?.id ?? '' } })
    expect(body.text).toContain('https://pole.example/lien#jeton=abc')
    const [entry] = (await helene.call(listAuditEntries, { query: { memberId: memberId('theo') } })).body.items
    expect(entry?.sentence.map(({ text }) => text).join('')).toBe('Hélène Souchon a lu un courrier adressé à Théo Villard')
  })

  it('are the administrators’ to read, in person: neither in a help session nor by a program', async () => {
    await open({})
    await write('Un secret')
    const letterId = (await listed())[0]?.id ?? ''
    const camille = await server.as('camille')
    for (const act of [camille.call(listLetters), camille.call(getLetter, { params: { letterId } })]) expect((await act).status).toBe(403)
    expect((await helene.call(getLetter, { params: { letterId: newId() } })).status).toBe(404)
    const { prisma } = server.services.db
    const at = server.services.clock.now()
    const people = { helperId: memberId('julie'), memberId: memberId('helene') }
    await prisma.administrator.create({ data: { memberId: people.helperId, grantedAt: at } })
    const run = { askedAt: at, acceptedAt: at, endsAt: new Date(at.getTime() + 1_800_000), sessionId: await server.sessionOf('helene') }
    await prisma.helpSession.create({ data: { id: newId(), ...people, reason: '', minutes: 30, ...run } })
    for (const act of [helene.call(getLetter, { params: { letterId } }), helene.call(sendLetterAgain, { params: { letterId } })]) {
      const { status, problem } = await act
      expect([status, problem.code]).toEqual([403, 'in_person_only'])
    }
    expect(await prisma.auditEntry.count({ where: { verb: 'letter.read' } })).toBe(0)
  })

  it('are forgotten: a month after they left, three months after they stayed', async () => {
    const clock = stoppedClock(new Date('2026-11-24T12:00:00Z'))
    server = await testServer({ clock })
    const { prisma } = server.services.db
    await prisma.letter.deleteMany()
    helene = await server.as('helene')
    const letter = { to: theo.email, text: '', html: '' }
    const ago = (days: number) => new Date(clock.now().getTime() - days * 86_400_000)
    const rows = [
      { subject: 'parti, vieux', writtenAt: ago(40), sentAt: ago(31) },
      { subject: 'parti, récent', writtenAt: ago(40), sentAt: ago(29) },
      { subject: 'gardé, vieux', writtenAt: ago(91), sentAt: null },
      { subject: 'gardé, récent', writtenAt: ago(89), sentAt: null },
    ]
    await prisma.letter.createMany({ data: rows.map((row) => ({ id: newId(), ...letter, ...row })) })
    await forgetOldLetters(byItself(server.services))
    expect((await readAll(helene, listLetters)).map(({ subject }) => subject)).toEqual(['parti, récent', 'gardé, récent'])
  })
})
