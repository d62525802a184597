/**
 * What a word processor puts on the clipboard, as our texts can say it: its lists are paragraphs that begin with a sign, and become lists;
 * the rows of a table become lines.
 */
export const tidied = (html: string): string => {
  if (!/mso-list|<table/i.test(html)) return html
  const page = new DOMParser().parseFromString(html, 'text/html')
  for (const paragraph of page.querySelectorAll<HTMLElement>('p[style*="mso-list"]')) hang(paragraph)
  for (const table of page.querySelectorAll('table')) table.replaceWith(...[...table.rows].map(lineOf))
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

const lineOf = (row: HTMLTableRowElement) => {
  const line = document.createElement('p')
  line.textContent = [...row.cells].map((cell) => (cell.textContent ?? '').trim()).join(' | ')
  return line
}
