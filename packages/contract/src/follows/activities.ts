import { z } from 'zod'
import { activity, touch } from '../core/activity.ts'
import { Id } from '../core/ids.ts'
import { countUnread, getThread, listThreads } from '../discussions/endpoints.ts'
import { getClusterFollowing, getFollowing, getOrganisationFollowing, listFollows } from './endpoints.ts'

/** Told to the person's own screens only, and not kept. A choice holds for all below it: whatever tells what is unread is stale. */
export const followChosen = activity('follow.chosen', {
  facts: z.object({ itemId: Id.nullable(), organisationId: Id.nullable() }),
  touches: () => [
    touch(getFollowing),
    touch(getOrganisationFollowing),
    touch(getClusterFollowing),
    touch(listFollows),
    touch(getThread),
    touch(listThreads),
    touch(countUnread),
  ],
  passing: true,
})
