import { expect, it } from 'vitest'
import { adopted } from './draft-rules.ts'

const [early, late] = ['2026-11-25T10:00:00.000Z', '2026-11-25T10:00:01.000Z']

it.each([
  ['a new device takes what is there', { text: '', from: null, dirty: false }, { text: 'Bonj', at: late }, 'Bonj'],
  ['a device takes what another wrote since', { text: 'Bonj', from: early, dirty: false }, { text: 'Bonjour', at: late }, 'Bonjour'],
  ['a device forgets what another sent', { text: 'Bonj', from: early, dirty: false }, { text: '', at: late }, ''],
  ['what waits here is not replaced', { text: 'Bonj', from: early, dirty: true }, { text: 'Salut', at: late }, null],
  ['its own words are no news', { text: 'Bonj', from: late, dirty: false }, { text: 'Bonj', at: late }, null],
  ['an old answer is no news', { text: 'Bonjour', from: late, dirty: false }, { text: 'Bonj', at: early }, null],
])('%s', (_words, held, there, expected) => expect(adopted(held, there)?.text ?? null).toBe(expected))
