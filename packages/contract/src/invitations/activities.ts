import { z } from 'zod'
import { activity, touch } from '../core/activity.ts'
import { Id } from '../core/ids.ts'
import { getOrganisation, listOrganisations } from '../organisations/endpoints.ts'
import { getJoining, getPoster, getThreadApplication, listApplications, listInvitations, listMyInvitations } from './endpoints.ts'

const place = { organisationId: Id.nullable(), projectId: Id.nullable().default(null).describe('Where the invitation is into its team') }
const invitation = z.object({ ...place, invitationId: Id })

const touches = () => [touch(listInvitations)]

/** One line for all who were invited at once; addresses stand in the invitations alone. */
export const peopleInvited = activity('people.invited', {
  facts: z.object({ ...place, invitationIds: z.array(Id) }),
  touches,
  audited: true,
})
export const invitationResent = activity('invitation.resent', { facts: invitation, touches, audited: true })
export const invitationWithdrawnActivity = activity('invitation.withdrawn', { facts: invitation, touches, audited: true })
export const invitationRestored = activity('invitation.restored', { facts: invitation, touches, audited: true })
export const invitationAccepted = activity('invitation.accepted', { facts: invitation.extend({ memberId: Id }), touches, audited: true })

export const invitationDeclinedActivity = activity('invitation.declined', { facts: invitation, touches, audited: true })

/** The same for whoever is invited and reads it here. */
export const invitationMoved = activity('invitation.moved', {
  facts: z.object({ invitationId: Id.nullable().default(null) }),
  touches: () => [touch(listMyInvitations)],
  passing: true,
})

export const joiningEdited = activity('joining.edited', {
  facts: z.object({ organisationId: Id }),
  touches: ({ organisationId }) => [
    touch(getJoining, { organisationId }),
    touch(getOrganisation, { organisationId }),
    touch(listOrganisations),
  ],
  audited: true,
})

const application = z.object({ organisationId: Id, applicationId: Id, memberId: Id })

const listed = { facts: application, touches: () => [touch(listApplications)], audited: true } as const

export const applicationMade = activity('application.made', listed)
export const applicationAccepted = activity('application.accepted', listed)
export const applicationDeclined = activity('application.declined', listed)
export const applicationWithdrawn = activity('application.withdrawn', listed)

/** The same for those who read the thread: whoever applied, and the managers. */
export const applicationMoved = activity('application.moved', {
  facts: z.object({ organisationId: Id, threadId: Id }),
  touches: ({ organisationId, threadId }) => [touch(getJoining, { organisationId }), touch(getThreadApplication, { threadId })],
  passing: true,
})

const poster = {
  facts: z.object({ organisationId: Id, posterId: Id }),
  touches: ({ organisationId }: { organisationId: string }) => [touch(getPoster, { organisationId })],
  audited: true,
} as const

export const posterMade = activity('poster.made', poster)
export const posterWithdrawn = activity('poster.withdrawn', poster)
