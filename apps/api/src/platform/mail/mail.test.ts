import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Mailbox, mailbox } from '../../../test/mailbox.ts'
import { compose } from './letter.ts'
import { createMail, type Mail } from './mail.ts'

const letter = {
  to: 'lena.forissier@lefil.example',
  subject: 'Navette : l’été à La Fabrique',
  text: 'Chère Léna,\n\nà bientôt « au Fil » !\n',
  html: '<p>Chère Léna,</p><p>à bientôt « au Fil » !</p>',
}
const from = 'Le pôle <pole@navette.example>'

let box: Mailbox
let mail: Mail
beforeEach(async () => {
  box = await mailbox()
  mail = createMail(async () => ({ smtpUrl: box.url, from }))
})
afterEach(async () => {
  mail.close()
  await box.close()
})

describe('a letter', () => {
  it('arrives as it was written, accents and quotation marks included, from the sender of the settings', async () => {
    await mail.send(letter)
    expect(box.letters).toEqual([
      { from: 'pole@navette.example', to: [letter.to], subject: letter.subject, text: letter.text.trimEnd(), html: letter.html },
    ])
  })

  it('arrives whole when its lines are long', async () => {
    const text = 'Une phrase qui n’en finit pas, à la française. '.repeat(200).trimEnd()
    await mail.send({ ...letter, text })
    expect(box.letters[0]?.text).toBe(text)
  })

  it('goes to one person, whatever their name may smuggle into a header', async () => {
    await mail.send({ ...letter, subject: 'Bonjour\r\nBcc: autre@ailleurs.example' })
    expect(box.letters[0]?.to).toEqual([letter.to])
    expect(box.letters).toHaveLength(1)
  })

  it('that is refused makes its job fail, so that it is sent again', async () => {
    box.refuse(1)
    await expect(mail.send(letter)).rejects.toThrow()
    await mail.send(letter)
    expect(box.letters).toHaveLength(1)
  })
})

describe('without a mail server', () => {
  it('in the settings, nothing is sent and nothing breaks', async () => {
    const none = createMail(async () => ({ smtpUrl: null, from }))
    await expect(none.send(letter)).resolves.toBeNull()
    none.close()
  })

  it('at the address of the settings, sending fails soon', async () => {
    await box.close()
    const begun = performance.now()
    await expect(mail.send(letter)).rejects.toThrow()
    expect(performance.now() - begun).toBeLessThan(5_000)
    box = await mailbox()
  })
})

describe('a composed letter', () => {
  const lena = { email: letter.to, name: 'Léna <b>', language: 'fr' as const }
  const button = { label: 'Entrer', address: 'https://navette.example/lien?jeton=a&b' }

  it('says the same with and without HTML, and lets nobody slip markup or a header into it', () => {
    const { text, html, subject } = compose(lena, {
      subject: 'Un\r\nBcc: x',
      paragraphs: ['<script>1</script>'],
      button,
      afterwards: ['Fin.'],
    })
    expect(subject).toBe('Un Bcc: x')
    expect(text).toBe('Bonjour Léna <b>,\n\n<script>1</script>\n\nEntrer\u00a0:\nhttps://navette.example/lien?jeton=a&b\n\nFin.\n')
    expect(html).toContain('Bonjour Léna &lt;b&gt;,')
    expect(html).not.toContain('<script>')
    expect(html).toContain('href="https://navette.example/lien?jeton=a&amp;b"')
  })
})
