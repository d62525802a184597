import { job } from '../../platform/jobs/jobs.ts'
import { bringPeople, cleanImports, resumeImports } from './bringing-commands.ts'

/** Brings in what is left of an import. */
export const advanceImport = job<{ importId: string }>({
  name: 'invitations.advance-import',
  run: (services, { importId }) => bringPeople(services, importId),
})

/** Imports whose server fell go on within a minute or two. */
export const resumption = job({
  name: 'invitations.resume-imports',
  schedule: '* * * * *',
  run: (services) => resumeImports(services),
})

export const importCleaning = job({
  name: 'invitations.clean-imports',
  schedule: '41 3 * * *',
  run: (services) => cleanImports(services),
})
