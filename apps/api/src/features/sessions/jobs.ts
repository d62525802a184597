import { job } from '../../platform/jobs/jobs.ts'
import { cleanSessions } from './commands.ts'
import { endHelpInTime } from './ending-commands.ts'
import { sendLink } from './link-commands.ts'

/** Sessions and attempts that no longer serve are not kept. */
export const cleaning = job({
  name: 'sessions.clean',
  schedule: '17 3 * * *',
  run: (services) => cleanSessions(services),
})

/** Writes the letter that somebody asked for; nobody's, where the address belongs to no account. */
export const postLink = job<{ memberId: string | null; purpose: 'sign_in' | 'reset' }>({
  name: 'sessions.post-link',
  run: async (services, { memberId, purpose }) => {
    if (memberId) await sendLink(services, memberId, purpose)
  },
})

/** A help session ends by itself when its time is over. */
export const endingHelp = job<{ helpId: string }>({
  name: 'sessions.end-help',
  run: (services, { helpId }) => endHelpInTime(services, helpId),
})
