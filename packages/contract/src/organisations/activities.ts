import { z } from 'zod'
import { activity, touch } from '../core/activity.ts'
import { Id } from '../core/ids.ts'
import { getOrganisation, listMemberships, listOrganisations } from './endpoints.ts'

const organisation = z.object({ organisationId: Id })

export const organisationAdded = activity('organisation.added', {
  facts: organisation,
  touches: () => [touch(listOrganisations)],
})

export const organisationEdited = activity('organisation.edited', {
  facts: organisation,
  touches: ({ organisationId }) => [touch(listOrganisations), touch(getOrganisation, { organisationId })],
  alters: ['organisations'],
})

const membership = z.object({ organisationId: Id, membershipId: Id, memberId: Id })

const membershipTouches = ({ organisationId }: z.infer<typeof membership>) => [
  touch(listMemberships, { organisationId }),
  touch(listOrganisations),
  touch(getOrganisation, { organisationId }),
]

/** A person's organisations stand beside their name everywhere, and open or close what is shared with these organisations. */
const aboutMembership = { facts: membership, touches: membershipTouches, alters: ['accounts'], changesAccess: true } as const

export const membershipStarted = activity('membership.started', { ...aboutMembership })
export const membershipEdited = activity('membership.edited', { ...aboutMembership })
export const membershipEnded = activity('membership.ended', { ...aboutMembership })
