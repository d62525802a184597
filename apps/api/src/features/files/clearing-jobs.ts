import { job } from '../../platform/jobs/jobs.ts'
import { clearFiles } from './clearing-commands.ts'

/** Comes round every hour. */
export const clearing = job({
  name: 'files.clear',
  schedule: '23 * * * *',
  run: (services) => clearFiles(services),
})
