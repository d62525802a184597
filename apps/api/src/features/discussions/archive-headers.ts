import { createHash } from 'node:crypto'
import type { ArchiveProblem } from '@navette/contract/discussions/archive-schema.ts'
import PostalMime, { type Address, decodeWords } from 'postal-mime'
import { dateOfEnvelope } from './archive-mbox.ts'

/** What the head of a message says, as far as its thread and its author go. */
export interface MailHead {
  messageId: string
  /** What it answers, the nearest last. */
  refs: string[]
  subject: string
  name: string
  /** In lower case; empty where it says none. */
  address: string
  /** Null where nothing tells. */
  sentAt: Date | null
  problems: ArchiveProblem[]
}

/** Bytes of a head that are looked at: no mailer writes more, and whoever does is not followed. */
export const mostHead = 262_144

/**
 * Reads the head of a message. Null for what is none.
 *
 * @param start its first bytes, `mostHead` of them where it has as many
 * @param bytes how many it has in all
 * @param now what says to be of later is wrong
 */
export async function readHead(start: Buffer, bytes: number, envelope: string, now: Date): Promise<MailHead | null> {
  const end = /\r?\n\r?\n/.exec(start.toString('latin1'))?.index ?? start.length
  const block = inUtf8(start.subarray(0, end))
  const mail = await PostalMime.parse(Buffer.concat([block, Buffer.from('\r\n\r\n')]), { maxHeadersSize: mostHead }).catch(() => null)
  if (!mail || (!mail.from && !mail.subject && !mail.date && !mail.messageId)) return null
  const all = (key: string) => mail.headers.filter((each) => each.key === key).map(({ value }) => value)
  const received = all('received').map((line) => line.slice(line.lastIndexOf(';') + 1))
  const { sentAt, problem } = dateOf({ said: all('date')[0], received, envelope, now })
  const raw = all('from')[0] ?? ''
  return {
    messageId: idIn(mail.messageId ?? '') ?? `sha256:${createHash('sha256').update(start).update(String(bytes)).digest('hex')}`,
    refs: [...new Set([...idsIn(mail.references ?? ''), ...idsIn(mail.inReplyTo ?? '')])].slice(-20),
    subject: tidy(mail.subject ?? ''),
    ...authorOf({ from: mail.from, replyTo: mail.replyTo, original: all('x-original-from')[0], raw }),
    sentAt,
    problems: problem ? [problem] : [],
  }
}

/** Heads are ASCII, or UTF-8 (RFC 6532); mailers that knew neither wrote the letters of their Windows. */
export function inUtf8(block: Buffer): Buffer {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(block)
    return block
  } catch {
    return Buffer.from(new TextDecoder('windows-1252').decode(block))
  }
}

/** One line of words: no controls, no marks that turn what stands around them. */
export const tidy = (words: string): string =>
  words
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/gu, ' ')
    .replace(/[^\S\u00a0\u202f]+/g, ' ')
    .trim()

const idsIn = (line: string): string[] => [...line.matchAll(/<([^<>\s]{1,400})>/g)].map(([, id = '']) => id)
const idIn = (line: string): string | null => idsIn(line)[0] ?? (/^[^\s<>]{1,400}$/.test(line.trim()) ? line.trim() : null)

interface Dates {
  said: string | undefined
  received: string[]
  envelope: string
  now: Date
}

/** Before this nobody had a mailing list. */
const earliest = Date.UTC(1982, 0, 1)
const aDay = 86_400_000

/** When it was sent: what it says; else when the nearest relay received it; else what the mailbox noted. */
function dateOf({ said, received, envelope, now }: Dates): { sentAt: Date | null; problem: ArchiveProblem | null } {
  const likely = (date: Date | null) => {
    const time = date?.getTime() ?? Number.NaN
    return date && time >= earliest && time <= now.getTime() + aDay ? date : null
  }
  const parsed = (text: string | undefined) => likely(text ? new Date(text.replace(/\([^)]*\)/g, '').trim()) : null)
  const own = parsed(said)
  if (own) return { sentAt: own, problem: null }
  for (const line of received) {
    const date = parsed(line)
    if (date) return { sentAt: date, problem: 'date_received' }
  }
  const noted = likely(dateOfEnvelope(envelope))
  return noted ? { sentAt: noted, problem: 'date_mailbox' } : { sentAt: null, problem: 'date_guessed' }
}

interface Senders {
  from: Address | undefined
  replyTo: Address[] | undefined
  original: string | undefined
  raw: string
}

/** Who wrote it; where a list put its own address in front (« Jean via la liste »), whom it answers for. */
function authorOf({ from, replyTo, original, raw }: Senders): { name: string; address: string } {
  // Archives on the web hide addresses: `jean at poste.example (Jean Sabot)`.
  const hidden = /^"?([\w.+-]+) (?:at|chez|à) ([\w.-]+\.\w+)"?(?:\s*\((.*)\))?\s*$/.exec(raw)
  if (hidden) return named(tidy(decodeWords(hidden[3] ?? '')), `${hidden[1]}@${hidden[2]}`)
  const own = (from && (from.group === undefined ? from : from.group[0])) ?? { name: '', address: '' }
  const via = /^(.*?)\s+(?:via|par l.intermédiaire de)\s+\S.*$/i.exec(own.name)
  if (!via) return named(tidy(own.name), own.address)
  const behind = idOfOriginal(original) ?? replyTo?.flatMap((each) => each.address ?? []).find((address) => address !== own.address)
  return named(tidy(via[1] ?? '').replace(/^['"]|['"]$/g, ''), behind ?? own.address)
}

const idOfOriginal = (line: string | undefined) => /[\w.+-]+@[\w.-]+\.\w+/.exec(line ?? '')?.[0]

/** An address is nobody's name: what stands before its @ is taken for one. */
function named(name: string, given: string): { name: string; address: string } {
  const address = tidy(given).toLowerCase().slice(0, 320)
  const written = name.replace(/^['"«\s]+|['"»\s]+$/g, '').replace(/\S+@\S+/g, (each) => each.split('@')[0] ?? '')
  const fallback = (address.split('@')[0] ?? '').replace(/[._]+/g, ' ')
  return { name: (written || fallback).slice(0, 120), address }
}
