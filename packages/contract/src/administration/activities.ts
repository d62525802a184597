import { z } from 'zod'
import { activity, touch } from '../core/activity.ts'
import { getCluster } from './endpoints.ts'

export const clusterFounded = activity('cluster.founded', {
  facts: z.object({}),
  touches: () => [touch(getCluster)],
})
