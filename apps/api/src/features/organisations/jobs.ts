import { job } from '../../platform/jobs/jobs.ts'
import { lapseMemberships, remindOfEnds } from './commands.ts'

/** At each quarter of an hour: midnight has come at one of them, wherever the cluster is. */
export const lapsing = job({
  name: 'organisations.lapse-memberships',
  schedule: '*/15 * * * *',
  run: (services) => lapseMemberships(services),
})

/** In the morning, so that whoever reads it can do something about it the same day. */
export const reminding = job({
  name: 'organisations.remind-of-ends',
  schedule: '5 6 * * *',
  run: (services) => remindOfEnds(services),
})
