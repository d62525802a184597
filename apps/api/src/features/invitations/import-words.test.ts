import { describe, expect, it } from 'vitest'
import { dayAfter, dayOf, guessColumns, languageOf, plain, roleOf } from './import-words.ts'

describe('the names of columns', () => {
  it.each([
    [
      ['Prénom', 'NOM', 'Adresse électronique', 'Structure', 'Rôle', 'Date de fin', 'N° de tél.'],
      ['givenName', 'familyName', 'email', 'organisation', 'role', 'endsOn', null],
    ],
    [
      ['Nom', 'Mail', 'Téléphone'],
      ['name', 'email', 'phone'],
    ],
    [
      ['First name', 'Last name', 'E-mail', 'Until'],
      ['givenName', 'familyName', 'email', 'endsOn'],
    ],
    [
      ['Nom et prénom', 'Courriel', 'Courriel'],
      ['name', 'email', null],
    ],
    [
      ['Allergies', ''],
      [null, null],
    ],
  ])('%j', (columns, fields) => {
    expect(guessColumns(columns, [])).toEqual(fields)
  })

  it('say nothing, but every cell is an address', () => {
    expect(
      guessColumns(
        ['A', 'B'],
        [
          ['Zoé', 'zoe@a.fr'],
          ['Léa', 'lea@a.fr'],
        ],
      ),
    ).toEqual([null, 'email'])
  })
})

it.each([
  ['Bénévole', 'volunteer'],
  ['BÉNÉVOLES', 'volunteer'],
  ['Responsable', 'manager'],
  ['salariée', 'member'],
  ['volunteer', 'volunteer'],
  ['chef', null],
])('the role %s means %s', (word, role) => {
  expect(roleOf(word)).toBe(role)
})

it.each([
  ['31/12/2026', '2026-12-31'],
  ['1/2/27', '2027-02-01'],
  ['31.12.2026', '2026-12-31'],
  ['2026-12-31', '2026-12-31'],
  ['2026-12-31T00:00:00', '2026-12-31'],
  ['31 décembre 2026', '2026-12-31'],
  ['jeudi 31 décembre 2026', '2026-12-31'],
  ['1er août 2027', '2027-08-01'],
  ['31/02/2026', null],
  ['29/02/2027', null],
  ['29/02/2028', '2028-02-29'],
  ['12/31/2026', null],
  ['bientôt', null],
  ['46022', null],
])('the day %s is %s', (cell, day) => {
  expect(dayOf(cell)).toBe(day)
})

it('what ends with a day no longer holds on the next, also at the end of a month, of a year and of February', () => {
  expect(['2026-11-30', '2026-12-31', '2028-02-28'].map(dayAfter)).toEqual(['2026-12-01', '2027-01-01', '2028-02-29'])
})

it('words are compared as people mean them', () => {
  expect([plain('  Jean-Luc  LECŒUR '), plain('O’Brien')]).toEqual(['jean luc lecoeur', 'o brien'])
  expect([languageOf('Français'), languageOf('EN'), languageOf('italien')]).toEqual(['fr', 'en', null])
})
