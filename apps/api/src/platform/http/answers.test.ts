import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { writersOf } from './answers.ts'

const write = (schema: z.ZodType, answer: unknown) => writersOf({ checked: false })({ schema })(answer)

const Person = z.object({ id: z.uuid(), name: z.string(), portrait: z.int().nullable(), words: z.string().optional() })
const nadia = { id: '016eab9e-2596-7fa0-8659-567c7f48bcce', name: 'Nadia "N" O’Neil\n', portrait: null }

describe('an answer', () => {
  it.each<[string, z.ZodType, unknown, unknown]>([
    ['is written as it is', Person, nadia, nadia],
    ['leaves out what is not listed', Person, { ...nadia, email: 'x', toJSON: undefined }, nadia],
    ['leaves it out at every depth', z.object({ items: z.array(Person) }), { items: [{ ...nadia, secret: 1 }] }, { items: [nadia] }],
    ['leaves it out of what may be null', z.object({ by: Person.nullable() }), { by: { ...nadia, secret: 1 } }, { by: nadia }],
    ['has what need not be there', Person, { ...nadia, words: 'Oui' }, { ...nadia, words: 'Oui' }],
    ['may be null where it says so', Person.nullable(), null, null],
    ['may have any keys where it says so', z.record(z.string(), Person), { a: { ...nadia, secret: 1 } }, { a: nadia }],
    ['may hold anything where it says so', z.object({ facts: z.unknown() }), { facts: { a: [1] } }, { facts: { a: [1] } }],
    [
      'is one of several, told apart by what is always the same',
      z.discriminatedUnion('kind', [z.object({ kind: z.literal('a'), a: z.int() }), z.object({ kind: z.literal('b'), b: z.string() })]),
      { kind: 'b', a: 1, b: 'x' },
      { kind: 'b', b: 'x' },
    ],
    ['may be a text or a number', z.union([z.string(), z.int()]), 3, 3],
  ])('%s', (_, schema, answer, written) => expect(JSON.parse(write(schema, answer))).toEqual(written))

  const Ref = z.object({ id: z.uuid(), name: z.string() }).meta({ repeated: true })
  const Row = z.object({ by: Ref.nullable(), ribbon: z.array(Ref), at: z.string(), also: Ref.optional() })
  const ref = { id: nadia.id, name: 'Nadia "N"', email: 'x' }
  const shown = { id: ref.id, name: ref.name }
  it.each<[string, z.ZodType, unknown, unknown]>([
    ['alone', Ref, ref, shown],
    ['beside others', Row, { by: ref, ribbon: [ref, ref], at: 'x', secret: 1 }, { by: shown, ribbon: [shown, shown], at: 'x' }],
    ['where it need not be', Row, { by: null, ribbon: [], at: 'x', also: ref }, { by: null, ribbon: [], at: 'x', also: shown }],
    ['with nothing beside it', z.object({ items: z.array(z.object({ by: Ref })) }), { items: [{ by: ref }] }, { items: [{ by: shown }] }],
    [
      'in one of several',
      z.discriminatedUnion('kind', [z.object({ kind: z.literal('a'), by: Ref }), z.object({ kind: z.literal('b') })]),
      { kind: 'a', by: ref },
      { kind: 'a', by: shown },
    ],
  ])('has what is repeated %s', (_, schema, answer, written) => expect(JSON.parse(write(schema, answer))).toEqual(written))

  it('writes what is repeated once, and another of the same id as it is', () => {
    const writer = writersOf({ checked: false })({ schema: Row })
    const of = (by: unknown) => JSON.parse(writer({ by, ribbon: [], at: 'x' })).by.name
    expect([of(ref), of({ ...ref, name: 'Nadia O.' }), of(ref)]).toEqual([ref.name, 'Nadia O.', ref.name])
  })

  it.each<[string, z.ZodType, unknown, string]>([
    ['without what is repeated', Row, { ribbon: [], at: 'x' }, 'answer.by'],
    ['with a text where what is repeated belongs', Row, { by: null, ribbon: ['x'], at: 'x' }, 'answer.ribbon[]'],
    ['without a field', z.object({ items: z.array(Person) }), { items: [{ ...nadia, name: undefined }] }, 'answer.items[].name'],
    ['with null where nothing says so', Person, { ...nadia, name: null }, 'answer.name'],
    ['with a thing where a text belongs', Person, { ...nadia, name: { secret: 'x' } }, 'answer.name'],
    ['with a text where a thing belongs', z.object({ by: Person }), { by: 'x' }, 'answer.by'],
    ['with a list where a thing belongs', Person, [nadia], 'answer'],
    ['with a number that is none', z.object({ count: z.int() }), { count: Number.NaN }, 'answer.count'],
    ['with a word that is not listed', z.object({ kind: z.enum(['a', 'b']) }), { kind: 'c' }, 'answer.kind'],
    ['which is none of several', z.union([z.string(), z.int()]), true, 'answer'],
  ])('%s is not written, and the error has nothing of it', (_, schema, answer, where) => {
    expect(() => write(schema, answer)).toThrow(`An answer is not what its declaration says at ${where}.`)
  })
})
