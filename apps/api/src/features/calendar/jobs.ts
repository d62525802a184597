import { job } from '../../platform/jobs/jobs.ts'
import { giveForgottenPlaces } from './answer-commands.ts'
import { forgetSnapshots } from './dav-commands.ts'
import { layOutFurther } from './series-commands.ts'

/** Each night, so that the fifth year from now is whole; after the first night of a year it finds nothing. */
export const layingOut = job({
  name: 'calendar.lay-out-further',
  schedule: '10 3 * * *',
  run: (services) => layOutFurther(services),
})

/** What programs knew that no longer ask. */
export const forgettingSnapshots = job({
  name: 'calendar.forget-snapshots',
  schedule: '40 3 * * *',
  run: (services) => forgetSnapshots(services),
})

/** Within the hour in which somebody left. */
export const givingPlaces = job({
  name: 'calendar.give-places',
  schedule: '20 * * * *',
  run: (services) => giveForgottenPlaces(services),
})
