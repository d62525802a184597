import { mostLines } from '@navette/contract/invitations/import-schema.ts'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { Refused } from '../../platform/http/refuse.ts'
import { readTable } from './import-table.ts'

const utf16 = (text: string, bigEndian = false) => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le')
  return bigEndian ? bytes.swap16() : bytes
}
const latin1 = (text: string) => Buffer.from(text, 'latin1')
const refusedAs = async (file: Uint8Array) => {
  try {
    await readTable(file)
    return 'read'
  } catch (error) {
    if (error instanceof Refused) return error.refusal.code
    throw error
  }
}

const people = 'Prénom;Courriel\r\nZoé;zoe@lefil.example\r\nFrançois;francois@lefil.example\r\n'
const read = {
  columns: ['Prénom', 'Courriel'],
  lines: [
    { number: 2, cells: ['Zoé', 'zoe@lefil.example'] },
    { number: 3, cells: ['François', 'francois@lefil.example'] },
  ],
}

describe('a text file', () => {
  it.each([
    ['UTF-8', Buffer.from(people)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${people}`)],
    ['Latin-1', latin1(people)],
    ['UTF-16', utf16(people)],
    ['UTF-16, the other way round', utf16(people, true)],
    ['UTF-16 without a mark', utf16(people).subarray(2)],
    ['commas', Buffer.from(people.replaceAll(';', ','))],
    ['tabs', Buffer.from(people.replaceAll(';', '\t'))],
    ['the ends of lines of old machines', Buffer.from(people.replaceAll('\r\n', '\r'))],
    ['no end at the last line', Buffer.from(people.trimEnd())],
    ['empty columns at the end of each line', Buffer.from(people.replaceAll('\r\n', ';;;\r\n'))],
  ])('is read: %s', async (_how, file) => {
    expect(await readTable(file)).toEqual(read)
  })

  it('keeps the signs of Windows-1252, quotes, and breaks of lines in a cell', async () => {
    const file = Buffer.concat([latin1('Nom;Note\n"Dupont ; dite ""La Cheffe""";"deux\nlignes '), Buffer.from([0x9c, 0x80]), latin1('"\n')])
    expect((await readTable(file)).lines).toEqual([{ number: 2, cells: ['Dupont ; dite "La Cheffe"', 'deux\nlignes œ€'] }])
  })

  it('counts its rows as a spreadsheet does, empty ones included', async () => {
    const { columns, lines } = await readTable(Buffer.from('sep=;\r\n\r\nNom;Mail\r\n;\r\nZoé;z@a.fr;de trop\r\nLéa\r\n'))
    expect(columns).toEqual(['Nom', 'Mail'])
    expect(lines).toEqual([
      { number: 5, cells: ['Zoé', 'z@a.fr', 'de trop'] },
      { number: 6, cells: ['Léa'] },
    ])
  })

  it('has 50,000 lines at most, and says so beyond', async () => {
    const lines = (count: number) => Buffer.from(`Nom;Mail\n${Array.from({ length: count }, (_, at) => `P${at};p${at}@a.fr`).join('\n')}\n`)
    expect((await readTable(lines(mostLines))).lines).toHaveLength(mostLines)
    expect(await refusedAs(lines(mostLines + 1))).toBe('file_too_long')
  })

  it.each([
    ['nothing', Buffer.from(''), 'file_empty'],
    ['a head alone', Buffer.from('Nom;Mail\n;\n'), 'file_empty'],
    [
      'a picture',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...Array.from({ length: 400 }, (_, at) => at % 30)]),
      'file_unreadable',
    ],
    ['a quote that is never closed', Buffer.from('Nom;Mail\n"Zoé;z@a.fr\nLéa;l@a.fr\n'), 'file_unreadable'],
    ['too many columns', Buffer.from(`${Array.from({ length: 101 }, (_, at) => `c${at}`).join(';')}\n1;2\n`), 'file_too_wide'],
  ])('is refused: %s', async (_what, file, code) => {
    expect(await refusedAs(file)).toBe(code)
  })
})

const sheet = (rows: string) => `<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:o" xmlns:table="urn:t" xmlns:text="urn:x"><office:body><office:spreadsheet>
<table:table table:name="Feuille1"><table:table-column/>${rows}</table:table>
<table:table table:name="Feuille2"><table:table-row><table:table-cell><text:p>ailleurs</text:p></table:table-cell></table:table-row></table:table>
</office:spreadsheet></office:body></office:document-content>`
const cell = (text: string, attributes = '') => `<table:table-cell ${attributes}><text:p>${text}</text:p></table:table-cell>`
const row = (cells: string, attributes = '') => `<table:table-row ${attributes}>${cells}</table:table-row>`
const ods = (content: string) =>
  zipSync({ mimetype: [strToU8('application/vnd.oasis.opendocument.spreadsheet'), { level: 0 }], 'content.xml': strToU8(content) })

describe('an OpenDocument sheet', () => {
  it('is read: the first sheet, days as days, comments left aside, a million empty rows at no cost', async () => {
    const file = ods(
      sheet(
        row(`${cell('Prénom')}${cell('Fin')}${cell('Note')}<table:table-cell table:number-columns-repeated="16381"/>`) +
          row('<table:table-cell/>', 'table:number-rows-repeated="2"') +
          row(
            `<table:table-cell><office:annotation><text:p>une remarque</text:p></office:annotation><text:p>Zo<text:span>é</text:span><text:s text:c="1"/>M.</text:p></table:table-cell>` +
              cell('31/12/26', 'office:value-type="date" office:date-value="2026-12-31T00:00:00"') +
              '<table:table-cell><text:p>deux</text:p><text:p>lignes &amp; plus</text:p></table:table-cell>',
          ) +
          row(cell('Léa', 'table:number-columns-repeated="2"')) +
          row('<table:table-cell table:number-columns-repeated="16384"/>', 'table:number-rows-repeated="1048570"'),
      ),
    )
    expect(await readTable(file)).toEqual({
      columns: ['Prénom', 'Fin', 'Note'],
      lines: [
        { number: 4, cells: ['Zoé M.', '2026-12-31', 'deux\nlignes & plus'] },
        { number: 5, cells: ['Léa', 'Léa', ''] },
      ],
    })
  })

  it('that swells is refused before it fills the memory', async () => {
    const bomb = zipSync({ 'content.xml': new Uint8Array(257 * 1_048_576) }, { level: 1 })
    expect(bomb.length).toBeLessThan(10 * 1_048_576)
    expect(await refusedAs(bomb)).toBe('file_swells')
  })

  it('that lies about what it weighs is refused too', async () => {
    const bomb = zipSync({ 'content.xml': strToU8(sheet(row(cell('x'.repeat(2_000_000))))) })
    const view = new DataView(bomb.buffer, bomb.byteOffset, bomb.byteLength)
    // The weight stands in the local header and in the central directory (APPNOTE 4.3.7, 4.3.12).
    for (let at = 0; at < bomb.length - 4; at++) {
      if (view.getUint32(at, true) === 0x04034b50) view.setUint32(at + 22, 100, true)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 100, true)
    }
    expect(await refusedAs(bomb)).toBe('file_unreadable')
  })

  it('that repeats one row or one cell without end is refused', async () => {
    const repeated = row(cell('Zoé'), 'table:number-rows-repeated="1048576"')
    expect(await refusedAs(ods(sheet(row(cell('Nom')) + repeated)))).toBe('file_too_long')
    expect(await refusedAs(ods(sheet(row(cell('Nom', 'table:number-columns-repeated="16384"')) + row(cell('Zoé')))))).toBe('file_too_wide')
  })

  it('that makes words of words (entities) gets nowhere', async () => {
    const laughs = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>${sheet(row(cell('&b;'))).replace(/^<\?xml[^>]*\?>/, '')}`
    expect(await refusedAs(ods(laughs))).toBe('file_unreadable')
  })

  it.each([
    ['another archive', zipSync({ 'word/document.xml': strToU8('<a/>') })],
    ['half an archive', ods(sheet(row(cell('Nom')))).subarray(0, 300)],
    ['broken XML', ods('<table:table><table:table-row>')],
  ])('is none, and refused: %s', async (_what, file) => {
    expect(['file_unreadable', 'file_empty']).toContain(await refusedAs(file))
  })
})
