import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Mailbox, mailbox } from '../../../test/mailbox.ts'
import { type Config, readConfig } from '../config/config.ts'
import { createLog } from '../log/log.ts'
import { createMail, type Mail } from './mail.ts'

const log = createLog('silent')
const letter = {
  to: 'lena.forissier@lefil.example',
  subject: 'Navette : l’été à La Fabrique',
  text: 'Chère Léna,\n\nà bientôt « au Fil » !\n',
}
const settings = (given: Record<string, string>): Config =>
  readConfig({ SECRET: 'a secret of thirty-two signs or more', MAIL_FROM: 'Le pôle <pole@navette.example>', ...given })

let box: Mailbox
let mail: Mail
beforeEach(async () => {
  box = await mailbox()
  mail = createMail(settings({ SMTP_URL: box.url }), log)
})
afterEach(async () => {
  mail.close()
  await box.close()
})

describe('a letter', () => {
  it('arrives as it was written, accents and quotation marks included, from the sender of the settings', async () => {
    await mail.send(letter)
    expect(box.letters).toEqual([{ from: 'pole@navette.example', to: [letter.to], subject: letter.subject, text: letter.text.trimEnd() }])
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
  it('in the settings, letters are dropped and nothing breaks', async () => {
    const none = createMail(settings({}), log)
    expect([none.configured, mail.configured]).toEqual([false, true])
    await expect(none.send(letter)).resolves.toBeUndefined()
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
