import { describe, expect, it } from 'vitest'
import { actor } from '../../../test/actors.ts'
import { can } from './policy.ts'

describe.each([
  ['whoever sent it', actor('camille'), true],
  ['somebody else', actor('idriss'), false],
  ['an administrator', actor('helene', { administrator: true }), false],
])('%s', (_who, person, mine) => {
  it('may think better of a file until it hangs on something', () => {
    expect(can.discard(person, { uploaderId: 'camille', attached: false })).toBe(mine)
    expect(can.discard(person, { uploaderId: 'camille', attached: true })).toBe(false)
    expect(can.discard(person, { uploaderId: null, attached: false })).toBe(false)
  })
})
