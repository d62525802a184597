import { z } from 'zod'
import { touch } from '../core/activity.ts'
import { countUnread, getThread, listThreads } from './endpoints.ts'

/** What tells of a change in a message whether it calls people with an @ now, or no longer does: they have more or less to read. */
export const calling = { calls: z.boolean().optional().describe('People are called, or called no longer; left out where nobody is') }

export const callTouches = ({ threadId, calls }: { threadId: string; calls?: boolean | undefined }) =>
  calls ? [touch(getThread, { threadId }), touch(listThreads), touch(countUnread)] : []
