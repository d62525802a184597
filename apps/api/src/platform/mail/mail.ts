import { createTransport } from 'nodemailer'
import type { Config } from '../config/config.ts'
import type { Log } from '../log/log.ts'

export interface Letter {
  to: string
  subject: string
  /** Plain text; every mail can be read without pictures. */
  text: string
}

export interface Mail {
  /** Whether an SMTP server has been configured. */
  configured: boolean
  /** Hands a letter to the SMTP server; throws where it refuses, so that the job tries again. Without a server the letter is dropped, and the log says so. */
  send(letter: Letter): Promise<void>
  close(): void
}

export function createMail({ smtpUrl, mailFrom }: Config, log: Log): Mail {
  if (!smtpUrl) {
    return {
      configured: false,
      send: async () => log.warn('a mail was not sent: SMTP_URL is not set'),
      close: () => {},
    }
  }
  const transport = createTransport(smtpUrl)
  return {
    configured: true,
    send: async (letter) => {
      await transport.sendMail({ from: mailFrom, ...letter })
    },
    close: () => transport.close(),
  }
}
