import { expect, it } from 'vitest'
import { adopted, continued } from './draft-rules.ts'

const [early, late] = ['2026-11-25T10:00:00.000Z', '2026-11-25T10:00:01.000Z']

it.each([
  ['a new device takes what is there', { text: '', from: null, dirty: false }, { text: 'Bonj', at: late }, 'Bonj'],
  ['a device takes what another wrote since', { text: 'Bonj', from: early, dirty: false }, { text: 'Bonjour', at: late }, 'Bonjour'],
  ['a device forgets what another sent', { text: 'Bonj', from: early, dirty: false }, { text: '', at: late }, ''],
  ['what waits here is not replaced', { text: 'Bonj', from: early, dirty: true }, { text: 'Salut', at: late }, null],
  ['its own words are no news', { text: 'Bonj', from: late, dirty: false }, { text: 'Bonj', at: late }, null],
  ['an old answer is no news', { text: 'Bonjour', from: late, dirty: false }, { text: 'Bonj', at: early }, null],
])('%s', (_words, held, there, expected) => expect(adopted(held, there)?.text ?? null).toBe(expected))

const mine = { text: 'Moi', from: early, dirty: true }
it.each([
  ['kept as it is', mine, mine, 'Moi', { text: 'Moi', dirty: false }],
  ['typed on meanwhile', mine, { ...mine, text: 'Moi aussi' }, 'Moi', { text: 'Moi aussi', dirty: true }],
  ['another wrote too', mine, mine, 'Elle\n\nMoi', { text: 'Elle\n\nMoi', dirty: false }],
  ['another wrote too, and I typed on', mine, { ...mine, text: 'Moi aussi' }, 'Elle\n\nMoi', { text: 'Elle\n\nMoi aussi', dirty: true }],
  [
    'another had written all of it, and I typed on',
    mine,
    { ...mine, text: 'Moi aussi' },
    'Moi et elle',
    { text: 'Moi et elle\n\nMoi aussi', dirty: true },
  ],
  ['sent, and another went on', { ...mine, text: '' }, { ...mine, text: '' }, 'Elle', { text: 'Elle', dirty: false }],
  [
    'sent, another went on, and I began anew',
    { ...mine, text: '' },
    { ...mine, text: 'Autre' },
    'Elle',
    { text: 'Elle\n\nAutre', dirty: true },
  ],
])('an answer: %s', (_words, sent, now, text, expected) =>
  expect(continued(sent, now, { text, at: late })).toEqual({ ...expected, from: late }),
)
