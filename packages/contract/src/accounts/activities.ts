import { z } from 'zod'
import { activity, touch } from '../core/activity.ts'
import { Id } from '../core/ids.ts'
import { getMyProfile, getSession } from './endpoints.ts'

const person = z.object({ memberId: Id })

export const preferencesChanged = activity('member.preferences_changed', {
  facts: person,
  touches: () => [touch(getSession)],
})

/** A name and a picture stand wherever a person does. */
const aboutPerson = { facts: person, touches: () => [touch(getSession), touch(getMyProfile)], alters: ['accounts'] } as const

export const profileEdited = activity('member.profile_edited', { ...aboutPerson })
export const portraitChanged = activity('member.portrait_changed', { ...aboutPerson })

/** By somebody else, in the place of a person without an account. */
export const personEdited = activity('member.edited', { ...aboutPerson, audited: true })
export const addressGiven = activity('member.address_given', { ...aboutPerson, audited: true })

/** Whoever leaves stands in no list any more, and what is shared with them closes; it opens again where they take it back. */
const aboutLeaving = { ...aboutPerson, changesAccess: true, audited: true } as const

export const accountClosed = activity('member.closed', { ...aboutLeaving })
export const accountKept = activity('member.kept', { ...aboutLeaving })
export const accountErased = activity('member.erased', { ...aboutLeaving, alters: ['accounts', 'organisations', 'projects'] })

/** An administrator took a copy of what is kept about somebody. */
export const memberExported = activity('member.exported', { facts: person, touches: () => [], audited: true })
