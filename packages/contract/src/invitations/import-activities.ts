import { z } from 'zod'
import { activity, touch } from '../core/activity.ts'
import { Id } from '../core/ids.ts'
import { getPeopleImport, listImportLines, listPeopleImports } from './import-endpoints.ts'

const facts = z.object({ importId: Id })
const importTouches = ({ importId }: z.infer<typeof facts>) => [
  touch(listPeopleImports),
  touch(getPeopleImport, { importId }),
  touch(listImportLines, { importId }),
]

/** A file was read or matched: of interest to whoever brought it, on another device too. */
export const peopleImportPrepared = activity('people_import.prepared', { facts, touches: importTouches, passing: true })

/** Some lines further; told at most twice a second. */
export const peopleImportAdvanced = activity('people_import.advanced', { facts, touches: importTouches, passing: true })

/** Who let many people in at once, and how many lines of the file did so: what happened to each stands in its own entry. */
export const peopleImportStarted = activity('people_import.started', {
  facts: facts.extend({ lines: z.int() }),
  touches: importTouches,
  audited: true,
})
export const peopleImportFinished = activity('people_import.finished', {
  facts: facts.extend({ lines: z.int(), cancelled: z.boolean() }),
  touches: importTouches,
  audited: true,
})

/** Many people of an organisation came or changed at once: one piece of news for all of them. */
export const peopleBrought = activity('people_import.brought', {
  facts: z.object({ organisationId: Id }),
  touches: () => [],
  alters: ['accounts', 'organisations', 'audiences'],
  changesAccess: true,
  passing: true,
})
