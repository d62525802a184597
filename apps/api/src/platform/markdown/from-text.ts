const address = /\bhttps?:\/\/[^\s<>"]+[^\s<>"'.,;:!?)\]}»]/g

/** Words that mean themselves, with their addresses as links. */
export function plainInline(line: string): string {
  let written = ''
  let from = 0
  for (const match of line.matchAll(address)) {
    written += `${literal(line.slice(from, match.index))}<${match[0]}>`
    from = match.index + match[0].length
  }
  return written + literal(line.slice(from))
}

const literal = (words: string) => words.replace(/[\\`*_[\]<>|~&]/g, '\\$&')

/** A line of a plain text as Markdown that says just the same: what would begin something at its beginning does not. */
export const literalLine = (line: string): string => {
  const [, indent = '', rest = ''] = /^(\s*)(.*)$/u.exec(line.replace(/\t/g, '    ').trimEnd()) ?? []
  const written = plainInline(rest)
    .replace(/^([-+=#])/, '\\$1')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
  return '\u00a0'.repeat(Math.min(indent.length, 12)) + written
}

/** A plain text as Markdown: its lines end where they ended, empty ones part paragraphs. */
export const plainText = (text: string): string => {
  const lines = text.split('\n').map((line) => line.trimEnd())
  return lines
    .map((line, at) => (line === '' ? '' : literalLine(line) + ((lines[at + 1] ?? '') === '' ? '' : '\\')))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+|\n+$/g, '')
}
