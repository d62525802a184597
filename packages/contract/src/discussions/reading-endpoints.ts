import { z } from 'zod'
import { endpoint } from '../core/endpoint.ts'
import { Id } from '../core/ids.ts'

/** As many threads as one list of what is unread shows. */
const most = 100

const Mark = z.object({
  threadId: Id,
  from: z
    .int()
    .min(0)
    .max(2_147_483_647)
    .describe('Where the mark stands: it goes back only where it still does, so that nothing is lost that was read meanwhile'),
  to: z.int().min(0).max(2_147_483_647),
})

export const moveReadings = endpoint('moveReadings', {
  method: 'PUT',
  path: '/api/readings',
  summary: 'Say of several threads up to which post you have read them; or take that back, which is the same the other way round.',
  access: 'member',
  body: z.object({ marks: z.array(Mark).min(1).max(most) }),
  answer: z.object({ moved: z.array(Mark).describe('What has moved, and from where: turned round, it takes it all back') }),
})
