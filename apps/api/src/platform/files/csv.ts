import { stringify } from 'csv-stringify/sync'

/**
 * A table for a spreadsheet: UTF-8 with a mark so that every office suite knows it, semicolons as French ones expect. A cell that would be
 * read as a formula is preceded by an apostrophe (OWASP, CSV injection).
 *
 * @param head the names of the columns
 */
export const csv = (head: readonly string[], rows: readonly (readonly (string | number | null)[])[]): string =>
  stringify([[...head], ...rows.map((row) => [...row])], {
    bom: true,
    delimiter: ';',
    record_delimiter: 'windows',
    quoted_match: /[\r\n]/,
    escape_formulas: true,
  })

export const csvType = 'text/csv; charset=utf-8'
