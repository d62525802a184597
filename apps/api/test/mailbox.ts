import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

interface Received {
  from: string
  to: string[]
  /** Decoded. */
  subject: string
  text: string
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
        letters.push({ from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address), ...read(Buffer.concat(parts)) })
        done()
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

/** A letter of one part, as RFC 2045 and RFC 2047 write it. */
function read(raw: Buffer): Pick<Received, 'subject' | 'text'> {
  const [head = '', ...body] = raw.toString('latin1').split('\r\n\r\n')
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(head.replace(/\r\n[ \t]+/g, ' '))?.[1] ?? ''
  const written = body.join('\r\n\r\n').trimEnd()
  const how = header('Content-Transfer-Encoding')
  const text =
    how === 'base64' ? Buffer.from(written, 'base64') : how === 'quoted-printable' ? unquoted(written) : Buffer.from(written, 'latin1')
  return { subject: subjectOf(header('Subject')), text: text.toString('utf8').replaceAll('\r\n', '\n') }
}

const unquoted = (written: string) =>
  Buffer.from(
    written.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )

const subjectOf = (written: string) =>
  written
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([BQ])\?(.*?)\?=/gi, (_all, how: string, word: string) =>
      (how.toUpperCase() === 'B' ? Buffer.from(word, 'base64') : unquoted(word.replaceAll('_', ' '))).toString('utf8'),
    )
