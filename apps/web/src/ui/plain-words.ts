import { trusted } from './trusted.ts'

/** The words alone of a text that the server rendered, for a line or two of it: no headings, no boxes, no stars of Markdown. */
export const plainWords = (html: string): string =>
  new DOMParser().parseFromString(trusted(html), 'text/html').body.textContent.replace(/\s+/g, ' ').trim()
