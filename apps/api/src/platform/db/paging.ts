import { malformed } from '@navette/contract/core/errors.ts'
import type { Page } from '@navette/contract/core/paging.ts'
import { refuse } from '../http/refuse.ts'

/** Where a page ends: the sorted columns of its last row, hidden in an opaque word. */
export const encodeCursor = (keys: string[]): string => Buffer.from(JSON.stringify(keys)).toString('base64url')

/** @returns the keys of the row after which to go on, or null for the first page; a word that was made up is refused with 400 */
export function decodeCursor(cursor: string | undefined, check: RegExp[]): string[] | null {
  if (cursor === undefined) return null
  try {
    const keys: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (Array.isArray(keys) && keys.length === check.length && keys.every((key, at) => typeof key === 'string' && fits(key, check[at]))) {
      return keys
    }
  } catch {
    // Not a word of ours: refused below.
  }
  return refuse(malformed, { field: { path: 'query.after', message: 'Not the `next` of a page.' } })
}

/** A day that no calendar has, such as 30 February, looks like an instant and would break the statement. */
const fits = (key: string, shape: RegExp | undefined): boolean =>
  shape?.test(key) === true && (shape !== keyShape.instant || new Date(key).toISOString() === key)

export const keyShape = {
  uuid: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
  instant: /^[12]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
  number: /^\d{1,9}$/,
  flag: /^(true|false)$/,
  text: /^[^\0]{0,200}$/s,
}

/**
 * Makes a page of rows read with one more than asked for: that one only says whether there is a next page.
 *
 * @param keys the sorted columns of a row, as text
 */
export function pageOf<Row, T>(rows: Row[], limit: number, keys: (row: Row) => string[], present: (row: Row) => T): Page<T> {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { items: shown.map(present), next: rows.length > limit && last ? encodeCursor(keys(last)) : null }
}
