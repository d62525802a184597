import { z } from 'zod'
import { activity, touch } from '../core/activity.ts'
import { Id } from '../core/ids.ts'
import { getOrganisation, listMemberships, listOrganisations, previewLeaving, previewMerger, surveyOrganisations } from './endpoints.ts'

const organisation = z.object({ organisationId: Id })

export const organisationAdded = activity('organisation.added', {
  facts: organisation,
  touches: () => [touch(listOrganisations), touch(surveyOrganisations)],
  audited: true,
})

export const organisationEdited = activity('organisation.edited', {
  facts: organisation,
  touches: ({ organisationId }) => [touch(listOrganisations), touch(surveyOrganisations), touch(getOrganisation, { organisationId })],
  alters: ['organisations'],
  audited: true,
})

/** It closes or opens what may be begun in it, wherever that is offered. */
const aboutClosure = {
  facts: organisation,
  touches: ({ organisationId }: z.infer<typeof organisation>) => [
    touch(listOrganisations),
    touch(surveyOrganisations),
    touch(getOrganisation, { organisationId }),
    touch(listMemberships, { organisationId }),
  ],
  alters: ['organisations', 'accounts', 'projects'],
  changesAccess: true,
  audited: true,
} as const

export const organisationArchived = activity('organisation.archived', { ...aboutClosure })
export const organisationRestored = activity('organisation.restored', { ...aboutClosure })
export const organisationMerged = activity('organisation.merged', { ...aboutClosure, facts: organisation.extend({ intoId: Id }) })
export const organisationLeft = activity('organisation.left', { ...aboutClosure })

export const organisationExported = activity('organisation.exported', {
  facts: organisation,
  touches: ({ organisationId }) => [touch(previewLeaving, { organisationId })],
  audited: true,
})

const membership = z.object({ organisationId: Id, membershipId: Id, memberId: Id })

const membershipTouches = ({ organisationId }: z.infer<typeof membership>) => [
  touch(listMemberships, { organisationId }),
  touch(listOrganisations),
  touch(surveyOrganisations),
  touch(previewMerger),
  touch(previewLeaving),
  touch(getOrganisation, { organisationId }),
]

/** A person's organisations stand beside their name everywhere, and open or close what is shared with these organisations. */
const aboutMembership = {
  facts: membership,
  touches: membershipTouches,
  alters: ['accounts'],
  changesAccess: true,
  audited: true,
} as const

export const membershipStarted = activity('membership.started', { ...aboutMembership })
export const membershipEdited = activity('membership.edited', { ...aboutMembership })
export const membershipEnded = activity('membership.ended', { ...aboutMembership })

/** The first news for those who look after an organisation: from now on they hear it. */
export const managersGathered = activity('managers.gathered', {
  facts: organisation,
  touches: () => [],
  changesAccess: true,
  passing: true,
})
