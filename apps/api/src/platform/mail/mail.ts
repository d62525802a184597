import { createTransport, type Transporter } from 'nodemailer'
import type { Letter } from './letter.ts'

/** Where letters are handed over, as it is set now. */
export interface MailSettings {
  /** smtp:// or smtps://; null where none is set. */
  smtpUrl: string | null
  /** `Navette <navette@example.org>` */
  from: string
}

export interface Mail {
  settings(): Promise<MailSettings>
  /**
   * Hands a letter to the SMTP server.
   *
   * @param settings other than those that are set, to try them
   * @returns what the server answered, in its words; null where no server is set
   * @throws what the server says where it refuses
   */
  send(letter: Letter, settings?: MailSettings): Promise<string | null>
  /** Greets the server that is set, and shows it the password; sends nothing. Throws what it says where it refuses. */
  check(): Promise<void>
  close(): void
}

const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 }

/** @param settings asked anew for each letter: an administrator may change them at any time */
export function createMail(settings: () => Promise<MailSettings>): Mail {
  let open: { url: string; transport: Transporter } | null = null
  const transportTo = (url: string): Transporter => {
    if (open?.url !== url) {
      open?.transport.close()
      open = { url, transport: createTransport({ url, ...patience }) }
    }
    return open.transport
  }
  return {
    settings,
    send: async ({ to, subject, text, html }, given) => {
      const { smtpUrl, from } = given ?? (await settings())
      if (!smtpUrl) return null
      const { response } = await transportTo(smtpUrl).sendMail({ from, to, subject, text, html })
      return response ?? ''
    },
    check: async () => {
      const { smtpUrl } = await settings()
      if (smtpUrl) await transportTo(smtpUrl).verify()
    },
    close: () => open?.transport.close(),
  }
}
