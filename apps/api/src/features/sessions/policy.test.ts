import { describe, expect, it } from 'vitest'
import { actor } from '../../../test/actors.ts'
import { canHelp, canVouch } from './policy.ts'

const helper = actor('helene', { administrator: true })
const helping = { id: 'helene', name: 'Hélène', helpId: 'help', endsAt: '2026-11-24T10:00:00.000Z' }
const cast = {
  'who is helped': actor('theo'),
  'who is helped, through the hands of who helps': actor('theo', { helper: helping }),
  'who helps': helper,
  'who helps and administers no more': actor('helene'),
  'another administrator': actor('else', { administrator: true }),
  somebody: actor('somebody'),
}
const both = { helper: { id: 'helene' }, person: { id: 'theo' } }
const states = {
  asked: { ...both, endsAt: null, sessionId: null },
  accepted: { ...both, endsAt: new Date(), sessionId: null },
  open: { ...both, endsAt: new Date(), sessionId: 'session' },
}

type Rule = keyof typeof canHelp
const allowed: Record<keyof typeof cast, Record<keyof typeof states, Rule[]>> = {
  'who is helped': { asked: ['answer', 'end'], accepted: ['end'], open: ['end'] },
  'who is helped, through the hands of who helps': { asked: ['end'], accepted: ['end'], open: ['end'] },
  'who helps': { asked: ['end'], accepted: ['end', 'open'], open: ['end'] },
  'who helps and administers no more': { asked: ['end'], accepted: ['end'], open: ['end'] },
  'another administrator': { asked: [], accepted: [], open: [] },
  somebody: { asked: [], accepted: [], open: [] },
}

describe.each(Object.entries(cast))('%s', (who, person) => {
  it.each(Object.entries(states))('may do this with a help session that is %s, and nothing else', (state, help) => {
    const may = (Object.keys(canHelp) as Rule[]).filter((rule) => canHelp[rule](person, help))
    expect(may.toSorted()).toEqual(allowed[who as keyof typeof cast][state as keyof typeof states].toSorted())
  })
})

it.each([
  ['another administrator', helper, true, true],
  ['another administrator, before the new mailbox has confirmed', helper, false, false],
  ['an administrator of their own address', actor('theo', { administrator: true }), true, false],
  ['an administrator through the hands of who helps them', actor('malo', { administrator: true, helper: helping }), true, false],
  ['somebody', cast.somebody, true, false],
])('%s', (_who, person, newConfirmed, may) => {
  expect(canVouch.vouch(person, { memberId: 'theo', newConfirmed })).toBe(may)
})
