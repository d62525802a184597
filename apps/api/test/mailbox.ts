import type { AddressInfo } from 'node:net'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'

interface Received {
  from: string
  to: string[]
  /** Decoded. */
  subject: string
  text: string
  html: string
}

/** An SMTP server on a free port that keeps what it is given. */
export interface Mailbox {
  url: string
  letters: Received[]
  /** Answers the next so many letters with a temporary refusal. */
  refuse(times: number): void
  /** The first letter to somebody, as soon as it has come; fails after fifteen seconds. */
  letterTo(address: string): Promise<Received>
  close(): Promise<void>
}

export async function mailbox(): Promise<Mailbox> {
  const letters: Received[] = []
  let refusals = 0
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onData: (stream, session, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        if (refusals > 0) {
          refusals--
          return done(Object.assign(new Error('Try again later'), { responseCode: 451 }))
        }
        const { mailFrom, rcptTo } = session.envelope
        PostalMime.parse(Buffer.concat(parts)).then(({ subject = '', text = '', html = '' }) => {
          const told = { subject, text: text.trimEnd(), html: html.trimEnd() }
          letters.push({ from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address), ...told })
          done()
        }, done)
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    letters,
    refuse: (times) => {
      refusals = times
    },
    letterTo: async (address) => {
      for (let waited = 0; waited < 15_000; waited += 20) {
        const letter = letters.find(({ to }) => to.includes(address))
        if (letter) return letter
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
      throw new Error(`No letter to ${address} came; ${letters.length} did.`)
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}
