/**
 * What a word processor puts on the clipboard, as our texts can say it: its lists are paragraphs that begin with a sign, and become lists;
 * tables get a head, which Markdown cannot do without, and cells without other tables in them.
 */
export const tidied = (html: string): string => {
  if (!/mso-list|<table/i.test(html)) return html
  const page = new DOMParser().parseFromString(html, 'text/html')
  for (const paragraph of page.querySelectorAll<HTMLElement>('p[style*="mso-list"]')) hang(paragraph)
  for (const table of page.querySelectorAll('table table')) table.replaceWith(...[...(table as HTMLTableElement).rows].map(lineOf))
  for (const table of page.querySelectorAll('table')) giveHead(table)
  return page.body.innerHTML
}

/** Puts a paragraph into the list of the one before it, or begins a list. */
const hang = (paragraph: HTMLElement) => {
  const sign = paragraph.querySelector('span[style*="mso-list"]')
  const kind = /^\s*(\d|[a-z][.)])/i.test(sign?.textContent ?? '') ? 'ol' : 'ul'
  sign?.remove()
  const before = paragraph.previousElementSibling
  const list = before?.localName === kind ? before : document.createElement(kind)
  if (list !== before) paragraph.before(list)
  const item = document.createElement('li')
  const words = document.createElement('p')
  words.append(...paragraph.childNodes)
  item.append(words)
  list.append(item)
  paragraph.remove()
}

/** The cells of the first row become the head of their columns. */
const giveHead = (table: HTMLTableElement) => {
  for (const cell of table.rows[0]?.cells ?? []) {
    if (cell.localName === 'th') continue
    const head = document.createElement('th')
    head.append(...cell.childNodes)
    cell.replaceWith(head)
  }
}

const lineOf = (row: HTMLTableRowElement) => {
  const line = document.createElement('p')
  line.textContent = [...row.cells].map((cell) => (cell.textContent ?? '').trim()).join(' | ')
  return line
}
