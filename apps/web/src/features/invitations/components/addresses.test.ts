import { describe, expect, it } from 'vitest'
import { readAddresses, withMore } from './addresses.ts'

const texts = (pasted: string) => readAddresses(pasted).map(({ text, faulty }) => (faulty ? `!${text}` : text))

describe('a pasted list', () => {
  it.each([
    ['lila@poste.example, hugo@poste.example;tom@poste.example', ['lila@poste.example', 'hugo@poste.example', 'tom@poste.example']],
    ['Lila Pons <lila@poste.example>\r\n"Mazet, Hugo" <h.mazet@poste.example>', ['lila@poste.example', '!mazet', 'h.mazet@poste.example']],
    ['lila@poste.example hugo@poste.example\tmailto:tom@poste.example', ['lila@poste.example', 'hugo@poste.example', 'tom@poste.example']],
    ['LILA@Poste.Example.', ['lila@poste.example']],
    ['tom.arnal@poste', ['!tom.arnal@poste']],
    ['  \n\n ', []],
  ])('%j', (pasted, expected) => {
    expect(texts(pasted)).toEqual(expected)
  })

  it('names nobody twice', () => {
    const known = readAddresses('a@b.example')
    expect(withMore(known, readAddresses('A@b.example, c@b.example c@b.example'))).toHaveLength(2)
  })
})
