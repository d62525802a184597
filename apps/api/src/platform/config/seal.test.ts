import { expect, it } from 'vitest'
import { seal, unseal } from './seal.ts'

const secret = 'a secret for tests, long enough to be one'

it('gives back what was sealed, and never seals it alike twice', () => {
  const sealed = seal(secret, 'smtp://clé:à@pole.example')
  expect(unseal(secret, sealed)).toBe('smtp://clé:à@pole.example')
  expect(Buffer.from(sealed).equals(Buffer.from(seal(secret, 'smtp://clé:à@pole.example')))).toBe(false)
  expect(Buffer.from(sealed).toString('latin1')).not.toContain('pole.example')
})

it('opens nothing with another secret, nor what was altered or cut', () => {
  const sealed = seal(secret, 'JBSWY3DPEHPK3PXP')
  expect(unseal(`${secret}!`, sealed)).toBeNull()
  for (let at = 0; at < sealed.length; at += 5) {
    expect(unseal(secret, sealed.with(at, (sealed[at] ?? 0) ^ 1))).toBeNull()
    expect(unseal(secret, sealed.subarray(0, at))).toBeNull()
  }
})
