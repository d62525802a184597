import createParser, { type MarkdownIt, type StateBlock, type StateCore, type StateInline, type Token } from 'markdown-it'
import sanitize from 'sanitize-html'
import { safeAddress } from './addresses.ts'
import { everyone, type PageKind, refOf, type Target, targetAt } from './targets.ts'

/** A text as it is read, and what it points at. */
export interface Rendered {
  /** Harmless HTML, the same for every reader; `withTitles` puts in what only some may read. */
  html: string
  /** Whom it calls with an `@`. */
  mentions: Target[]
  /** What of ours it names, by `refOf`: mentions and chips. */
  refs: string[]
}

/** Texts that members write, in Markdown as GitHub has it. */
export interface Markdown {
  /**
   * Renders a text. Raw HTML is shown as text, pictures from elsewhere become links so that reading tells nobody, headings take the levels
   * from `from` on, lines between `<details><summary>…</summary>` and `</details>` are folded away, and links that begin with `@`, or are nothing but `#` or their own address, become mentions and chips.
   *
   * @param from the level of the first heading, so that the outline of the page has no gap
   */
  render(text: string, from?: 2 | 3 | 4): Rendered
}

/** Grows whenever the same text gives other HTML: what was rendered by an earlier one is rendered again. */
export const rendererVersion = 3

interface Findings {
  mentions: Map<string, Target>
  refs: Set<string>
  from: number
}

/**
 * @param publicUrl the address of this installation, where it is known: links to it stay inside
 * @param pages the kinds of page that are chips when a text links to them
 */
export function createMarkdown(publicUrl: string | null, pages: readonly PageKind[]): Markdown {
  const parser = createParser({ html: false, linkify: true, typographer: false, maxNesting: 20 })
  parser.linkify.set({ fuzzyLink: false })
  parser.validateLink = (url) => safeAddress(url, publicUrl) !== null
  parser.inline.ruler.before('autolink', 'line_break', lineBreak)
  parser.block.ruler.before('fence', 'fold', fold, { alt: ['paragraph', 'reference', 'blockquote', 'list'] })
  parser.renderer.rules['table_open'] = () => '<div data-wide tabindex="0"><table>\n'
  parser.renderer.rules['table_close'] = () => '</table></div>\n'
  parser.core.ruler.push('navette', (state) => {
    const findings = state.env as unknown as Findings
    orderHeadings(state.tokens, findings.from)
    for (const [at, token] of state.tokens.entries()) {
      if (token.type === 'th_open' || token.type === 'td_open') alignCell(token)
      if (token.type !== 'inline' || !token.children) continue
      token.children = withoutForeignPictures(state, token.children)
      settleLinks(state, token.children, findings, publicUrl, pages)
      if (state.tokens[at - 2]?.type === 'list_item_open') makeTask(state, token, state.tokens[at - 2])
    }
  })
  parser.renderer.rules['fence'] = (tokens, at) => code(parser, tokens[at])
  parser.renderer.rules['code_block'] = (tokens, at) => code(parser, tokens[at])
  return {
    render: (text, from = 2) => {
      const findings: Findings = { mentions: new Map(), refs: new Set(), from }
      const html = sanitize(parser.render(text, findings as never), harmless).trimEnd()
      return { html, mentions: [...findings.mentions.values()], refs: [...findings.refs] }
    },
  }
}

/**
 * The parser lets nothing through by itself; this is the second lock, for the day when it has a fault. Attributes are listed one by one,
 * and addresses were settled before.
 */
const harmless: sanitize.IOptions = {
  allowedTags: [
    ...['p', 'br', 'hr', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'blockquote', 'pre', 'code', 'strong', 'em', 's', 'a', 'img'],
    ...['div', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'input', 'label', 'details', 'summary'],
  ],
  allowedAttributes: {
    a: ['href', 'target', 'rel', 'data-chip', 'data-mention', 'data-ref'],
    img: ['src', 'alt', 'loading'],
    div: ['data-wide', 'tabindex'],
    pre: ['tabindex'],
    code: ['data-language'],
    ol: ['start'],
    li: ['data-task'],
    th: ['data-align'],
    td: ['data-align'],
    input: ['type', 'disabled', 'checked', 'data-line'],
  },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'escape',
  selfClosing: ['br', 'hr', 'img', 'input'],
  exclusiveFilter: ({ tag, attribs }) => tag === 'input' && attribs['type'] !== 'checkbox',
}

/** Headings of a text become levels of the page that it stands in: none above `from`, none that skips a level. */
function orderHeadings(tokens: Token[], from: number): void {
  const headings = tokens.filter(({ type }) => type === 'heading_open')
  const written = [...new Set(headings.map(({ tag }) => Number(tag.slice(1))))].sort((a, b) => a - b)
  let previous = from - 1
  for (const [at, opening] of tokens.entries()) {
    if (opening.type !== 'heading_open') continue
    previous = Math.min(from + written.indexOf(Number(opening.tag.slice(1))), previous + 1, 6)
    opening.tag = `h${previous}`
    const closing = tokens[at + 2]
    if (closing) closing.tag = opening.tag
  }
}

/** `<br>`, which is how a cell of a table has two lines: the one tag that means what it says. */
function lineBreak(state: StateInline, silent: boolean): boolean {
  const [tag] = /^<br ?\/?>/i.exec(state.src.slice(state.pos, state.pos + 6)) ?? []
  if (!tag) return false
  if (!silent) state.push('hardbreak', 'br', 0)
  state.pos += tag.length
  return true
}

const foldBegins = /^<details><summary>(.{1,400})<\/summary>$/

/**
 * What is folded away until somebody opens it, as GitHub has it: a line that names it, and a line that ends it. Between them stands Markdown, as
 * anywhere else; without an end it is a line of words.
 */
function fold(state: StateBlock, first: number, last: number, silent: boolean): boolean {
  const lineAt = (line: number) => state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]).trimEnd()
  const [, name] = foldBegins.exec(lineAt(first)) ?? []
  if (!name) return false
  let end = first + 1
  for (let depth = 1; end < last; end++) {
    const line = lineAt(end)
    if (foldBegins.test(line)) depth++
    if (line === '</details>' && --depth === 0) break
  }
  if (end >= last) return false
  if (silent) return true
  const { parentType, lineMax } = state
  state.lineMax = end
  state.push('details_open', 'details', 1).map = [first, end]
  state.push('summary_open', 'summary', 1)
  Object.assign(state.push('inline', '', 0), { content: name, map: [first, first + 1], children: [] })
  state.push('summary_close', 'summary', -1)
  state.md.block.tokenize(state, first + 1, end)
  state.push('details_close', 'details', -1)
  Object.assign(state, { parentType, lineMax, line: end + 1 })
  return true
}

/** A strict policy has no room for styles in attributes. */
function alignCell(cell: Token): void {
  const [, side] = /text-align:(left|right|center)/.exec(String(cell.attrGet('style') ?? '')) ?? []
  cell.attrs = side ? [['data-align', side]] : null
}

/** Pictures of our own files stay; any other is a link to itself, and its description alone where it stands in a link already. */
function withoutForeignPictures(state: StateCore, children: Token[]): Token[] {
  let inLink = false
  return children.flatMap((token) => {
    if (token.type === 'link_open') inLink = true
    if (token.type === 'link_close') inLink = false
    if (token.type !== 'image') return [token]
    const address = String(token.attrGet('src') ?? '')
    if (/^\/api\/files\/[\w-]+(\/[\w-]+)*$/.test(address)) {
      token.attrSet('loading', 'lazy')
      return [token]
    }
    const words = text(state, token.content || address)
    if (inLink) return [words]
    const open = new state.Token('link_open', 'a', 1)
    open.attrSet('href', address)
    return [open, words, new state.Token('link_close', 'a', -1)]
  })
}

const text = (state: StateCore, content: string): Token => Object.assign(new state.Token('text', '', 0), { content })

/** Gives each link its address, and says what it is: a way out, a page of ours, a chip, a mention. */
function settleLinks(state: StateCore, children: Token[], found: Findings, publicUrl: string | null, pages: readonly PageKind[]): void {
  for (const [at, link] of children.entries()) {
    if (link.type !== 'link_open') continue
    const written = String(link.attrGet('href') ?? '')
    const href = safeAddress(written, publicUrl) ?? ''
    const end = children.findIndex((token, later) => later > at && token.type === 'link_close')
    const inside = children.slice(at + 1, end)
    const label = inside.map(({ content }) => content).join('')
    link.attrs = [['href', href]]
    if (href === everyone && label.startsWith('@')) {
      note(link, { kind: 'everyone', id: '' }, 'data-mention', found)
    } else if (!href.startsWith('/') && !href.startsWith('#')) {
      link.attrSet('target', '_blank')
      link.attrSet('rel', 'noopener noreferrer nofollow')
    } else {
      const target = targetAt(href, pages)
      const bare = label === '#' || link.markup === 'linkify' || link.markup === 'autolink' || safeAddress(label, publicUrl) === href
      if (target && label.startsWith('@')) note(link, target, 'data-mention', found)
      else if (target && bare) {
        note(link, target, 'data-chip', found)
        children.splice(at + 1, inside.length, text(state, '#'))
      }
    }
  }
}

function note(link: Token, target: Target, as: 'data-mention' | 'data-chip', { mentions, refs }: Findings): void {
  link.attrSet(as, target.kind)
  link.attrSet('data-ref', refOf(target))
  if (target.id) refs.add(refOf(target))
  if (as === 'data-mention') mentions.set(refOf(target), target)
}

const box = /^\[([ xX])\][ \u00a0\u202f]+/

/** A line of a check list: a box that its author may tick, found again by the line of the source on which it stands. */
function makeTask(state: StateCore, inline: Token, item: Token | undefined): void {
  const [first] = inline.children ?? []
  const found = first?.type === 'text' ? box.exec(first.content) : null
  if (!inline.children || !first || !found) return
  first.content = first.content.slice(found[0].length)
  item?.attrSet('data-task', found[1] === ' ' ? 'open' : 'done')
  const tick = new state.Token('task_box', 'input', 0)
  tick.attrs = [
    ['type', 'checkbox'],
    ['disabled', ''],
    ['data-line', String(inline.map?.[0] ?? 0)],
    ...(found[1] === ' ' ? [] : [['checked', ''] as [string, string]]),
  ]
  inline.children = [new state.Token('label_open', 'label', 1), tick, ...inline.children, new state.Token('label_close', 'label', -1)]
}

function code({ utils }: MarkdownIt, token: Token | undefined): string {
  const [language = ''] = (token?.info ?? '').trim().split(/\s/)
  const named = /^[\w+#.-]{1,30}$/.test(language) ? ` data-language="${utils.escapeHtml(language)}"` : ''
  return `<pre tabindex="0"><code${named}>${utils.escapeHtml(token?.content ?? '')}</code></pre>\n`
}
