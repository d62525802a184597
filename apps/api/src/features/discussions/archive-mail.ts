import type { ArchiveProblem } from '@navette/contract/discussions/archive-schema.ts'
import PostalMime, { type Attachment, type Email } from 'postal-mime'
import { inUtf8 } from './archive-headers.ts'
import { unquoted } from './archive-mbox.ts'
import { htmlToMarkdown, plainToMarkdown, type Telling } from './archive-text.ts'

/** What a message says and carries. */
export interface Mail {
  /** Markdown; empty where its files say it all. */
  text: string
  files: MailFile[]
  problems: ArchiveProblem[]
}

export interface MailFile {
  name: string
  bytes: Uint8Array
  /** A picture that stands in the text: of those that come again with every message, one is enough. */
  inText: boolean
}

/** Bytes of one message: twice of what mail servers pass on. */
export const mostMail = 64 * 1_048_576

/** Characters of a post; the rest of a longer text stands in a file. */
const longest = 20_000

const limits = { maxNestingDepth: 30, maxHeadersSize: 1_048_576, maxRfc822NestingDepth: 3 }

/**
 * Reads a whole message, as an mbox has it. Never throws: what cannot be read is told.
 *
 * @returns null where nothing of it can be read
 */
export async function readMail(raw: Buffer, telling: Telling): Promise<Mail | null> {
  const mail = await parse(unquoted(raw))
  if (!mail) return null
  const problems: ArchiveProblem[] = []
  const extra: MailFile[] = []
  const text = textOf({ ...mail, text: lettersOf(mail.text), html: lettersOf(mail.html) }, telling, extra)
  if (text.includes('\ufffd')) problems.push('letters_lost')
  if (mail.attachments.some(({ rfc822DepthExceeded }) => rfc822DepthExceeded)) problems.push('too_deep')
  const files = [...extra, ...mail.attachments.filter(({ mimeType }) => !seals.has(mimeType)).map((each, at) => fileOf(each, at, telling))]
  if (text.length <= longest) return { text, files, problems }
  const bytes = Buffer.from(text)
  return {
    text: shortened(text),
    files: [{ name: 'message.md', bytes, inText: false }, ...files],
    problems: [...problems, 'text_cut'],
  }
}

/** They prove to a mail program who signed; here nothing could check them. */
const seals = new Set(['application/pgp-signature', 'application/pkcs7-signature', 'application/x-pkcs7-signature'])

async function parse(raw: Buffer): Promise<Email | null> {
  const read = (bytes: Buffer) => PostalMime.parse(bytes, limits).catch(() => null)
  const mail = await read(withHeadInUtf8(raw))
  if (!mail || !lost(mail)) return mail
  // Letters of a Windows that its mailer did not name, or named wrongly.
  const renamed = new TextDecoder('windows-1252').decode(raw).replace(/charset\s*=\s*"?[\w-]+"?/gi, 'charset=utf-8')
  const again = await read(Buffer.from(renamed))
  return again && lost(again) < lost(mail) ? again : mail
}

const lost = ({ text = '', html = '' }: Email) => (text + html).split('\ufffd').length - 1

function withHeadInUtf8(raw: Buffer): Buffer {
  const end = raw.indexOf(raw.includes('\r\n\r\n') ? '\r\n\r\n' : '\n\n')
  if (end < 0 || end > limits.maxHeadersSize) return raw
  const head = raw.subarray(0, end)
  const read = inUtf8(head)
  return read === head ? raw : Buffer.concat([read, raw.subarray(end)])
}

const windows = new TextDecoder('windows-1252')

/** Mailers called the letters of Windows Latin-1: where that has controls, they meant quotation marks, dashes and œ. */
const lettersOf = (text = ''): string =>
  text.replace(/[\u0080-\u009f]/g, (sign) => windows.decode(Uint8Array.of(sign.charCodeAt(0)))).replace(/(?![\n\t])\p{Cc}/gu, '')

/** What somebody wrote in a plain text is what they said; a page is read where there is no other, or nothing in it. */
function textOf({ text, html }: { text: string; html: string }, telling: Telling, extra: MailFile[]): string {
  const plain = text.trim()
  const isNote = plain.length < 120 && /html/i.test(plain) && html.length > 500
  if (html === '' || (plain !== '' && !isNote)) return plainToMarkdown(text.replace(/^\n+|\s+$/g, ''), telling)
  try {
    return htmlToMarkdown(html, telling)
  } catch {
    // Too large, or nested beyond what can be followed: it is kept as it is.
    extra.push({ name: 'message.html', bytes: Buffer.from(html), inText: false })
    return plainToMarkdown(text, telling)
  }
}

/** The beginning of a text, whole paragraphs of it where there are some; no fold stays open. */
function shortened(text: string): string {
  const room = text.slice(0, longest - 200)
  const cut = room.slice(0, Math.max(room.lastIndexOf('\n\n'), longest / 2))
  const open = cut.split('\n<details>').length - cut.split('\n</details>').length
  return `${cut.trimEnd()}${'\n\n</details>'.repeat(Math.max(0, open))}\n\n[…]`
}

function fileOf({ filename, mimeType, content, related, disposition, contentId }: Attachment, at: number, { language }: Telling): MailFile {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content instanceof Uint8Array ? content : new Uint8Array(content)
  const ending = endings[mimeType] ?? /^(?:image|audio|video)\/([\w]{2,5})$/.exec(mimeType)?.[1]
  const name = filename?.trim() || `${language === 'fr' ? 'fichier' : 'file'} ${at + 1}${ending ? `.${ending}` : ''}`
  return {
    name,
    bytes,
    inText: mimeType.startsWith('image/') && (related === true || (disposition === 'inline' && contentId !== undefined)),
  }
}

const endings: Record<string, string> = {
  'image/jpeg': 'jpg',
  'application/pdf': 'pdf',
  'message/rfc822': 'eml',
  'text/calendar': 'ics',
  'text/html': 'html',
  'text/plain': 'txt',
  'text/csv': 'csv',
  'text/vcard': 'vcf',
  'text/x-vcard': 'vcf',
  'application/ms-tnef': 'dat',
}
