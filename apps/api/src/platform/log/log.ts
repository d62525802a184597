import { type Logger, pino } from 'pino'

export type Log = Logger

/**
 * One JSON line for each thing worth knowing, to standard output. No personal data, no secrets: requests are told by their route
 * (`/api/threads/:threadId`), never by their address, their body or who sent them.
 */
export const createLog = (level: string): Log =>
  pino({
    level,
    base: null,
    redact: ['*.password', '*.token', '*.email', '*.cookie', '*.authorization', 'req.headers', 'res.headers'],
    timestamp: pino.stdTimeFunctions.isoTime,
  })
