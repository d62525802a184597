import { membershipStarted, organisationAdded } from '@navette/contract/organisations/activities.ts'
import { projectShared } from '@navette/contract/projects/activities.ts'
import type { Prisma } from '../../apps/api/src/platform/db/generated/client.ts'
import { compose } from '../../apps/api/src/platform/mail/letter.ts'
import type { Calendar } from './calendar.ts'
import { demoId } from './ids.ts'
import { organisations } from './organisations.ts'
import { people } from './people.ts'
import { projects } from './projects.ts'

const administrator = demoId('member', people.find(({ administrator }) => administrator)?.key ?? '')

/** What the audit log kept of the beginnings: who was welcomed, and where. */
export const auditEntries = ({ long }: Calendar): Prisma.AuditEntryCreateManyInput[] => {
  const welcomes = organisations.map(({ key }) => ({
    id: demoId('audit', key),
    verb: organisationAdded.verb,
    organisationId: demoId('organisation', key),
    facts: { organisationId: demoId('organisation', key) },
  }))
  const arrivals = people.flatMap(({ key, memberships }) =>
    memberships.map(({ organisation }) => {
      const facts = {
        organisationId: demoId('organisation', organisation),
        memberId: demoId('member', key),
        membershipId: demoId('membership', `${key} ${organisation}`),
      }
      const { organisationId, memberId } = facts
      return { id: demoId('audit', `${key} ${organisation}`), verb: membershipStarted.verb, organisationId, memberId, facts }
    }),
  )
  const sharings = projects.map(({ key }) => ({
    id: demoId('audit', `project ${key}`),
    verb: projectShared.verb,
    itemId: demoId('project', key),
    facts: { projectId: demoId('project', key) },
  }))
  return [...welcomes, ...arrivals, ...sharings].map((entry, place) => ({
    ...entry,
    actorId: administrator,
    // From nine in the morning, a few minutes from one to the next, as somebody does who fills in a list.
    at: new Date(long.getTime() + 9 * 3_600_000 + place * 240_000),
  }))
}

/** Letters that wait for a mail server: the demonstration has none. */
export const letters = ({ long }: Calendar): Prisma.LetterCreateManyInput[] =>
  people.slice(0, 3).map(({ key, name, email }, place) => ({
    id: demoId('letter', key),
    ...compose(
      { name, email, language: 'fr' },
      {
        subject: 'Bienvenue dans Navette',
        paragraphs: ['Le pôle a maintenant son intranet\u00a0: vos projets, vos fils et les personnes avec qui vous travaillez.'],
      },
    ),
    writtenAt: new Date(long.getTime() + place * 240_000),
  }))
