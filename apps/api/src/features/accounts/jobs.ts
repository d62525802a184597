import { job } from '../../platform/jobs/jobs.ts'
import { cleanAccounts } from './commands.ts'

/** Sessions and attempts that no longer serve are not kept. */
export const cleanSessions = job({
  name: 'accounts.clean-sessions',
  schedule: '17 3 * * *',
  run: (services) => cleanAccounts(services),
})
