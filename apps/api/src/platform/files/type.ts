import { open } from 'node:fs/promises'
import { extname } from 'node:path'
import type { FileKind } from '@navette/contract/files/schema.ts'
import { fileTypeFromFile } from 'file-type'

export interface FoundType {
  /** `image/jpeg` */
  type: string
  kind: FileKind
}

/**
 * What a file is, found in its bytes: whatever its name or its sender says, a page is a page and a program a program. Only among plain texts,
 * which all look alike, does the ending of the name choose.
 *
 * @param path on this machine
 */
export async function findType(path: string, name: string): Promise<FoundType> {
  const start = await beginning(path)
  if (start.length === 0) return { type: 'text/plain', kind: 'text' }
  const asText = textOf(start)
  // A text may begin like some binary format or other, and a page stays one whatever stands in front of it.
  const found = (asText !== null && markup(asText)) || (await fileTypeFromFile(path))?.mime.split(';')[0]
  const type = found ?? (asText === null ? 'application/octet-stream' : textType(name))
  return { type, kind: kindOf(type) }
}

const enough = 16_384

async function beginning(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(enough), 0, enough, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** Read as text, or null where it is none: UTF-8 or UTF-16 with their mark, UTF-8, else one of the old encodings without controls. */
function textOf(start: Buffer): string | null {
  if (start[0] === 0xff && start[1] === 0xfe) return new TextDecoder('utf-16le').decode(start)
  if (start[0] === 0xfe && start[1] === 0xff) return new TextDecoder('utf-16be').decode(start)
  if (start.some(isBinary)) return null
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(start, { stream: start.length === enough })
  } catch {
    return new TextDecoder('windows-1252').decode(start)
  }
}

/** Bytes that no text has (WHATWG, MIME sniffing, section 3: binary data byte). */
const isBinary = (byte: number) => byte <= 0x08 || byte === 0x0b || (byte >= 0x0e && byte <= 0x1a) || (byte >= 0x1c && byte <= 0x1f)

/** What a browser would show as a page, or a drawing that can hold scripts (after WHATWG, MIME sniffing, section 7.1). */
function markup(text: string): string | null {
  const head = text.replace(/^\ufeff/, '').trimStart()
  let opening = head
  for (let before = prologue.exec(opening); before; before = prologue.exec(opening)) opening = opening.slice(before[0].length)
  if (/^<([\w-]+:)?svg[\s>/]/i.test(opening)) return 'image/svg+xml'
  if (pageTags.test(head) || pageTags.test(opening)) return 'text/html'
  return head.startsWith('<?xml') ? 'application/xml' : null
}

/** What may stand before the first element: declarations, comments, and SVG's own kind of document. */
const prologue = /^(<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!doctype\s+svg[^>[]*(\[[^\]]*\])?[^>]*>)\s*/i

const pageTags =
  /^<(!doctype html|html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p|img|svg|form|meta|link|object|embed|base|math|video|audio|template)[\s>/]/i

/** Plain texts by the ending of their name. */
const textTypes: Record<string, string> = {
  '.csv': 'text/csv',
  '.tsv': 'text/tab-separated-values',
  '.md': 'text/markdown',
  '.json': 'application/json',
  '.ics': 'text/calendar',
  '.vcf': 'text/vcard',
  '.eml': 'message/rfc822',
  '.srt': 'application/x-subrip',
  '.vtt': 'text/vtt',
  '.html': 'text/html',
  '.htm': 'text/html',
  '.xhtml': 'application/xhtml+xml',
  '.svg': 'image/svg+xml',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.sh': 'text/x-shellscript',
  '.bat': 'text/x-msdos-batch',
  '.cmd': 'text/x-msdos-batch',
  '.ps1': 'text/x-powershell',
  '.vbs': 'text/vbscript',
  '.py': 'text/x-python',
}

const textType = (name: string) => textTypes[extname(name).toLowerCase()] ?? 'text/plain'

/** The first that fits. */
const kinds: [RegExp, FileKind][] = [
  [/^image\/(svg\+xml|vnd\.(dwg|adobe)|x-(xcf|icon))|opendocument\.graphics|visio|postscript|^application\/eps/, 'drawing'],
  [/^image\//, 'picture'],
  [/^audio\//, 'audio'],
  [/^video\/|realmedia|^application\/mxf/, 'video'],
  [/^application\/pdf$/, 'pdf'],
  [/spreadsheet|ms-excel|numbers|^text\/(csv|tab-separated)/, 'sheet'],
  [/presentation|powerpoint|keynote/, 'slides'],
  [/wordprocessing|ms-word|opendocument\.text|rtf|pages$|epub|mobipocket|x-cfb/, 'document'],
  [
    /shellscript|batch|powershell|javascript|vbscript|python|msdownload|x-elf|mach-binary|java|wasm|android\.package|x-deb|x-rpm|extension|ms-shortcut|regedit/,
    'program',
  ],
  [/zip|compressed|x-tar|x-xz|zstd|lz4|cpio|x-arj|ace-|diskimage|iso9660/, 'archive'],
  [/^text\/|json|^application\/(xml|xhtml|x-subrip)|rfc822/, 'text'],
]

const kindOf = (type: string): FileKind => kinds.find(([pattern]) => pattern.test(type))?.[1] ?? 'other'
