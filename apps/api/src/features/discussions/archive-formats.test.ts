import { describe, expect, it } from 'vitest'
import * as boxes from '../../../test/mailboxes.ts'
import { type MailHead, readHead } from './archive-headers.ts'
import { type Mail, readMail } from './archive-mail.ts'
import { looksLikeMbox, messagesIn } from './archive-mbox.ts'

const now = new Date('2026-11-25T12:00:00Z')
const telling = { language: 'fr' as const, addresses: new Set(['awa.externe@poste.example', 'lea@poste.example']) }

/** Cut into pieces of any size, as a disk hands it over. */
async function* pieces(box: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < box.length; at += size) yield box.subarray(at, at + size)
}

async function all<T>(those: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = []
  for await (const each of those) list.push(each)
  return list
}

interface Read {
  head: MailHead | null
  mail: Mail | null
}

async function read(box: Buffer, size = 65_536): Promise<Read[]> {
  const found: Read[] = []
  for await (const { starts, bytes, envelope } of messagesIn(pieces(box, size))) {
    const raw = box.subarray(starts, starts + bytes)
    found.push({ head: await readHead(raw, bytes, envelope, now), mail: await readMail(raw, telling) })
  }
  return found
}

const fold = (label: string, text: string) => `<details><summary>${label}</summary>\n\n${text}\n\n</details>`

describe('an mbox', () => {
  it.each([1, 7, 64, 1_000, 1_000_000])('says the same in pieces of %i bytes', async (size) => {
    const whole = await read(boxes.tenYears)
    const cut = await read(boxes.tenYears, size)
    expect(cut.map(({ head }) => head)).toEqual(whole.map(({ head }) => head))
    expect(whole).toHaveLength(13)
    expect(whole.every(({ head, mail }) => head && mail)).toBe(true)
  })

  it('goes on from a line between two messages', async () => {
    const slices = await all(messagesIn(pieces(boxes.tenYears, 4_096)))
    const from = slices[6]?.line ?? 0
    const rest = await all(messagesIn(pieces(boxes.tenYears.subarray(from), 4_096), from))
    expect(rest).toEqual(slices.slice(6))
  })

  it.each([
    ['a page', Buffer.from('<!doctype html><p>From ici')],
    ['a letter', Buffer.from('From: jean@poste.example\nSubject: x\n\nOui')],
    ['a sentence', Buffer.from('From here on, nothing: is an mbox\n')],
    ['a picture', Buffer.from(boxes.onePoint, 'base64')],
    ['a ZIP', Buffer.from('PK\x03\x04From - Mon Mar  3 10:02:07 2014')],
  ])('is told from %s', (_what, start) => {
    expect(looksLikeMbox(start)).toBe(false)
  })

  it.each(Object.entries(boxes).filter(([, box]) => box instanceof Buffer))('is told when %s wrote it', (_who, box) => {
    expect(looksLikeMbox((box as Buffer).subarray(0, 4_096))).toBe(true)
  })
})

describe('mailers', () => {
  it('Thunderbird: flowed text, names of files in pieces, a quote behind', async () => {
    const [first, second] = await read(boxes.thunderbird)
    expect(first?.head).toMatchObject({
      subject: '[Pôle] Réunion de rentrée : qui apporte le vidéoprojecteur ?',
      name: 'Awa Diallô',
      address: 'awa.externe@poste.example',
      sentAt: new Date('2014-03-03T09:02:07Z'),
      problems: [],
    })
    expect(first?.mail?.text).toBe(
      `Bonjour à toutes et tous, il nous manque un vidéoprojecteur pour la réunion de rentrée.\n\nFrom ici on voit la scène.\\\nFrom là aussi.\\\nMerci !\n\n${fold('Signature', 'Awa Diallô\\\na…@poste.example')}`,
    )
    expect(first?.mail?.files.map(({ name, bytes }) => [name, bytes.length])).toEqual([['Plan de la salle été.pdf', 57]])
    expect(second?.head?.refs).toEqual(['5314.1@poste.example'])
    expect(second?.mail?.text).toBe(
      `J’apporte le nôtre, il vaut 300 €.\n\n${fold('Le 03/03/2014 10:02, Awa Diallô a écrit', '> Bonjour à toutes et tous, il nous manque un vidéoprojecteur\\\n> pour la réunion de rentrée.\n>\n> > Une citation plus ancienne')}`,
    )
  })

  it('mailman 2: hidden addresses, letters of no known set, the foot of the list', async () => {
    const [first, second] = await read(boxes.mailman2)
    expect(first?.head).toMatchObject({ name: 'Jean Sabot', address: 'jean.sabot@poste.example', subject: '[Pole] Clés du Mixeur' })
    expect(first?.mail?.text).toContain('Les clés sont chez le gardien.\\\nFrom demain')
    expect(first?.mail?.text).toContain('<details><summary>Signature</summary>')
    expect(first?.mail?.problems).toEqual([])
    expect(second?.head).toMatchObject({ name: 'Zoé Pivot', refs: ['200901061722.n06HMf@poste.example'] })
    expect(second?.mail?.text).toBe(`Merci Jean !\n\n${fold('Message cité', '> Les clés sont chez le gardien.')}`)
  })

  it('mailman 3: the author behind the list, no line at the end', async () => {
    const [only] = await read(boxes.mailman3)
    expect(only?.head).toMatchObject({ name: 'Malo Ferrand', address: 'malo.ferrand@poste.example' })
    expect(only?.mail?.text).toBe(`Voici le budget.\n\n${fold('Message cité', '> From à la main!')}`)
  })

  it('Gmail Takeout: a page, a broken date, a logo, nobody traced', async () => {
    const [first, second] = await read(boxes.takeout)
    expect(first?.head).toMatchObject({ sentAt: new Date('2017-06-05T16:20:11Z'), problems: ['date_received'] })
    expect(first?.mail?.text).toBe(
      `Je pars de **Saint-Étienne**\u00a0!\\\nTrois places.\n\n${fold('Le 5 juin 2017 à 17:00, Malo a écrit', '> Qui vient de loin\u00a0?')}`,
    )
    expect(first?.mail?.files).toMatchObject([{ name: 'logo.png', inText: true }])
    expect(second?.head?.refs).toEqual(['CAJ0-jamais-vu@mail.courriel.example', 'CAJ1@mail.courriel.example'])
  })

  it('Apple Mail: a picture between texts, a mail passed on within', async () => {
    const [only] = await read(boxes.appleMail)
    expect(only?.mail?.text).toContain('Voici l’affiche…')
    expect(only?.mail?.text).toContain('Cela fera 120 euros.')
    expect(only?.mail?.text).not.toContain('devis@')
    expect(only?.mail?.files).toMatchObject([{ name: 'Affiche définitive.png' }])
  })

  it('Outlook: a page of Word, the head of what it answers, winmail.dat kept', async () => {
    const [only] = await read(boxes.outlook)
    expect(only?.head).toMatchObject({ name: 'PROST, Odette', sentAt: new Date('2016-02-17T16:45:02Z'), problems: ['date_received'] })
    const [said = '', quoted = ''] = only?.mail?.text.split('\n\n<details>') ?? []
    expect(said).toBe('Très belle affiche.')
    expect(quoted).toContain('Voici l’affiche')
    expect(quoted).not.toContain('awa.externe@')
    expect(only?.mail?.files.map(({ name }) => name)).toEqual(['winmail.dat'])
  })

  it('mutt: raw heads, Japanese, a seal left aside, a sentence that begins with From', async () => {
    const [first, second] = await read(boxes.mutt)
    expect(first?.head).toMatchObject({ name: 'Léa Courbon', subject: 'Vœux pour l’année' })
    expect(first?.mail).toMatchObject({ text: 'Bonne année.\n\nFrom Paris with love: that is a song.\n\nFrom l…@poste.example', files: [] })
    expect(second?.head).toMatchObject({
      name: '山田',
      subject: 'あけまして',
      sentAt: new Date('2018-01-01T09:00:00Z'),
      problems: ['date_mailbox'],
    })
    expect(second?.mail?.text).toBe('おめでとう')
  })

  it('Eudora: no MIME, no id, letters of Windows', async () => {
    const [first, second] = await read(boxes.eudora)
    expect(first?.head).toMatchObject({ name: 'Léon', subject: 'Première réunion', sentAt: new Date('1998-04-02T06:30:00Z') })
    expect(first?.head?.messageId).toMatch(/^sha256:/)
    expect(first?.head?.messageId).not.toBe(second?.head?.messageId)
    expect(first?.mail?.text).toBe('Rendez-vous à 8 h 30.')
  })
})

describe('what is made to harm', () => {
  const nested = (depth: number): string =>
    depth === 0
      ? 'Content-Type: text/plain\n\nfond\n'
      : `Content-Type: multipart/mixed; boundary="b${depth}"\n\n--b${depth}\n${nested(depth - 1)}--b${depth}--\n`
  const matryoshka = (depth: number): string =>
    depth === 0 ? 'Subject: fond\n\nau fond\n' : `Subject: ${depth}\nContent-Type: message/rfc822\n\n${matryoshka(depth - 1)}`

  it('nests its parts beyond all measure, and is not followed', async () => {
    expect(await readMail(Buffer.from(nested(200)), telling)).toBeNull()
    expect((await readMail(Buffer.from(nested(10)), telling))?.text).toBe('fond')
  })

  it('hides mails in mails: what lies too deep is a file', async () => {
    const mail = await readMail(Buffer.from(matryoshka(50)), telling)
    expect(mail?.problems).toContain('too_deep')
    expect(mail?.files).toHaveLength(1)
  })

  it('is a page of a hundred thousand boxes, or of three megabytes: it is kept as a file', async () => {
    for (const html of [`${'<div>'.repeat(100_000)}x`, `<p>${'é'.repeat(3_000_000)}</p>`]) {
      const mail = await readMail(Buffer.from(`Content-Type: text/html; charset=utf-8\n\n${html}`), telling)
      expect(mail?.files.map(({ name }) => name)).toEqual(['message.html'])
    }
  }, 30_000)

  it('writes a whole book: the beginning stands in the thread, all of it in a file', async () => {
    const mail = await readMail(Buffer.from(`Content-Type: text/plain\n\n${'Une ligne.\n\n'.repeat(5_000)}`), telling)
    expect(mail?.problems).toEqual(['text_cut'])
    expect(mail?.text.length).toBeLessThan(20_000)
    expect(mail?.files[0]?.bytes.length).toBeGreaterThan(55_000)
  })

  it('brings signs of Markdown and of pages: they say themselves', async () => {
    const mail = await readMail(
      Buffer.from('Content-Type: text/plain\n\n# <script>alert(1)</script> **gras** [x](javascript:1)\n| a |\n--- \n\n    code\n'),
      telling,
    )
    expect(mail?.text).toBe(
      '\\# \\<script\\>alert(1)\\</script\\> \\*\\*gras\\*\\* \\[x\\](javascript:1)\\\n\\| a \\|\\\n\\---\n\n\u00a0\u00a0\u00a0\u00a0code',
    )
  })
})
