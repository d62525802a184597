import { job } from '../../platform/jobs/jobs.ts'
import { backUpByNight } from './commands.ts'
import { forgetOldLetters, forgetOldOrigins } from './keeping-commands.ts'

/** Nobody has to think of it; what leaves the machine is the operator's to arrange. */
export const nightlyBackup = job({ name: 'administration.back-up', schedule: '40 2 * * *', run: backUpByNight })

/** Where entries of the audit log came from is kept as long as the cluster chose; the entries stay. */
export const forgetOrigins = job({ name: 'administration.forget-origins', schedule: '25 3 * * *', run: forgetOldOrigins })

/** A letter may hold a link: it is not kept longer than somebody may ask for it. */
export const forgetLetters = job({ name: 'administration.forget-letters', schedule: '35 3 * * *', run: forgetOldLetters })
