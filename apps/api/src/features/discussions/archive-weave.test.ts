import { describe, expect, it } from 'vitest'
import { bareSubject, listMarks, type Strand, titleOf, weave } from './archive-weave.ts'

/** `id < what it answers: subject`, one an hour. */
const strands = (...lines: string[]): Strand[] =>
  lines.map((line, at) => {
    const [, messageId = '', refs = '', subject = ''] = /^(\w+)(?: < ([\w ]+))?: (.*)$/.exec(line) ?? []
    return { number: at + 1, messageId, refs: refs.split(' ').filter(Boolean), subject, sentAt: new Date(Date.UTC(2020, 0, 1, at)) }
  })

/** The threads, each as the ids in their order. */
const threads = (all: Strand[]) => {
  const byNumber = new Map(all.map((each) => [each.number, each.messageId]))
  const woven = weave(all).toSorted((one, other) => one.thread - other.thread || one.place - other.place)
  return [...Map.groupBy(woven, ({ thread }) => thread).values()].map((those) => those.map(({ number }) => byNumber.get(number)).join(' '))
}

describe('messages make threads', () => {
  it('by what they answer, whatever stands between', () => {
    expect(threads(strands('a: Bal', 'x: Clés', 'b < a: Re: Bal', 'c < a b: Re: Bal', 'y < x: Re: Clés'))).toEqual(['a b c', 'x y'])
  })

  it('by what both answer, though it is not there', () => {
    expect(threads(strands('b < gone: Re: Bal', 'c < gone b: Re: Bal', 'd < gone: Re: autre chose'))).toEqual(['b c d'])
  })

  it('by their subject, where they say nothing: only replies, and only for a while', () => {
    const late = { number: 9, messageId: 'late', refs: [], subject: 'Re: Bal', sentAt: new Date('2021-01-01') }
    expect(threads([...strands('a: Bal', 'b: RE : [Pôle] Bal', 'c: Bal', 'd: TR: bal '), late])).toEqual(['a b', 'c d', 'late'])
  })

  it('anew, where an answer names another subject', () => {
    expect(threads(strands('a: Bal', 'b < a: Le loyer', 'c < a b: Re: Le loyer', 'd < a: Re: Bal'))).toEqual(['a d', 'b c'])
  })

  it('in spite of circles, of themselves, and of clocks', () => {
    expect(threads(strands('a < b: Bal', 'b < a: Re: Bal', 'c < c: Re: Bal'))).toEqual(['a b c'])
    const [a, b] = strands('a < b: Re: Bal', 'b: Bal')
    expect(threads([a as Strand, b as Strand])).toEqual(['b a'])
  })

  it('a long chain of them, at once', () => {
    const chain = strands(...Array.from({ length: 20_000 }, (_, at) => `m${at}${at > 0 ? ` < m${at - 1}` : ''}: Re: Bal`))
    expect(threads(chain)).toHaveLength(1)
  })
})

it.each([
  ['Re: Bal', 'Bal', true],
  ['RE : TR: Fwd: Bal', 'Bal', true],
  ['Réf. : Bal', 'Bal', true],
  ['Réf : Bal', 'Bal', true],
  ['AW: [Pôle] Re[2]: Bal', 'Bal', true],
  ['Remise des clés', 'Remise des clés', false],
  ['Re:', 'Re:', false],
])('« %s » is about « %s »', (subject, bare, replies) => {
  expect(bareSubject(subject)).toMatchObject({ bare, replies })
})

it('titles lose the mark of the list, and keep the others', () => {
  const marks = listMarks(['[Pôle] Bal', '[Pôle] [URGENT] Clés', 'Re: [Pôle] Bal'])
  expect([...marks]).toEqual(['[pole]'])
  expect(titleOf('Re: [Pôle] [URGENT] Clés', marks)).toBe('[URGENT] Clés')
})
