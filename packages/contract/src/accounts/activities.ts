import { z } from 'zod'
import { activity, touch } from '../core/activity.ts'
import { Id } from '../core/ids.ts'
import { getSession } from './endpoints.ts'

export const sessionStarted = activity('session.started', {
  facts: z.object({ sessionId: Id }),
  touches: () => [],
})

export const sessionEnded = activity('session.ended', {
  facts: z.object({ sessionId: Id, reason: z.enum(['signed_out', 'token_reused']) }),
  touches: () => [],
})

export const preferencesChanged = activity('member.preferences_changed', {
  facts: z.object({ memberId: Id }),
  touches: () => [touch(getSession)],
})
