import { job } from '../../platform/jobs/jobs.ts'
import { eraseClosedAccounts } from './leaving-commands.ts'

/** Whoever asked to be forgotten is, once they can no longer change their mind. */
export const erasing = job({
  name: 'accounts.erase',
  schedule: '41 * * * *',
  run: (services) => eraseClosedAccounts(services),
})
