import { type Logger, pino } from 'pino'
import { z } from 'zod'

export type Log = Logger

/**
 * One JSON line for each thing worth knowing, to standard output. No personal data, no secrets: requests are told by their route
 * (`/api/threads/:threadId`), never by their address, their body or who sent them; errors by what went wrong and where.
 */
export const createLog = (level: string): Log =>
  pino(
    {
      level,
      base: null,
      redact: ['*.password', '*.token', '*.email', '*.cookie', '*.authorization', 'req.headers', 'res.headers'],
      serializers: { err: tellError },
      timestamp: pino.stdTimeFunctions.isoTime,
    },
    output(),
  )

/**
 * Lines of a busy moment leave together: a call of the system for each costs as much as asking the database. What waits leaves within a second,
 * and before the process ends. Where somebody took standard output over, lines go there at once.
 */
const output = () => {
  const isOwn = process.stdout.write === Object.getPrototypeOf(process.stdout).write
  return isOwn ? pino.destination({ fd: 1, sync: false, minLength: 4_096, periodicFlush: 1_000 }) : process.stdout
}

interface Told {
  type: string
  code?: string
  constraint?: string
  message: string
  /** Where it happened, without the message. */
  stack: string
}

/**
 * What of an error may be told. The database's errors carry the row that failed (`detail`), Prisma's the call with its values, the mail
 * server's the addresses: only names of things and places in the code are kept.
 */
function tellError(error: unknown): Told {
  const { code, constraint } = Object(error) as { code?: unknown; constraint?: unknown }
  const { name, message, stack = '' } = error instanceof Error ? error : new Error('Not an error.')
  const cause = error instanceof Error ? tellCause(error.cause) : null
  return {
    type: name,
    ...(typeof code === 'string' && { code }),
    ...(typeof constraint === 'string' && { constraint }),
    message: [tellMessage(message), cause].filter(Boolean).join('; '),
    stack: stack
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .join('\n'),
  }
}

/** Of an answer that is not what its declaration says: which fields; of anything else: its message. */
const tellCause = (cause: unknown): string | null => {
  if (cause instanceof z.core.$ZodError) return cause.issues.map(({ path, code }) => `${path.join('.')}: ${code}`).join(', ')
  return cause instanceof Error ? tellMessage(cause.message) : null
}

/** Names of the database's own things, which may stand between quotes; whatever else does is somebody's. */
const named = 'relation|table|column|constraint|index|function|schema|database|role|type'
const quoted = new RegExp(`(\\b(?:${named}) )?"[^"]*"`, 'g')
const mailAddress = /[^\s<>"'`]+@[^\s<>"'`]+/g

/** The last paragraph, where Prisma says what was wrong after showing the call; without values and addresses. */
const tellMessage = (message: string): string =>
  (message.trim().split('\n').at(-1) ?? '').replace(quoted, (all, name?: string) => (name ? all : '"…"')).replace(mailAddress, '…@…')
