import { z } from 'zod'
import { activity, touch } from '../core/activity.ts'
import { Id } from '../core/ids.ts'
import { getJoining } from '../invitations/endpoints.ts'
import { getFactors } from '../sessions/factor-endpoints.ts'
import {
  countAccounts,
  gatherAccounts,
  getCare,
  getCluster,
  getRetention,
  getRoleHolders,
  getSettings,
  listAccounts,
  listLetters,
} from './endpoints.ts'
import { FactorRule } from './schema.ts'

export const clusterFounded = activity('cluster.founded', {
  facts: z.object({}),
  touches: () => [touch(getCluster)],
  audited: true,
})

const settingsTouches = () => [touch(getCluster), touch(getSettings)]

/** Which of the settings, by name; what they became stands in the settings. */
export const clusterEdited = activity('cluster.edited', {
  facts: z.object({
    changed: z.array(z.enum(['name', 'language', 'timeZone', 'openJoining', 'retentionDays'])),
  }),
  touches: () => [...settingsTouches(), touch(getJoining), touch(getRetention)],
  audited: true,
})

/** Whoever owes a second factor hears and sees nothing until they show one. */
export const factorsChosen = activity('cluster.factors_chosen', {
  facts: z.object({ rule: FactorRule }),
  touches: () => [...settingsTouches(), touch(getFactors)],
  changesAccess: true,
  audited: true,
})

export const logoChanged = activity('cluster.logo_changed', { facts: z.object({}), touches: settingsTouches, audited: true })
export const logoRemoved = activity('cluster.logo_removed', { facts: z.object({}), touches: settingsTouches, audited: true })

export const mailChosen = activity('cluster.mail_chosen', {
  facts: z.object({ server: z.enum(['kept', 'removed', 'changed']).describe('What became of the mail server') }),
  touches: () => [touch(getSettings)],
  audited: true,
})

const letter = z.object({ letterId: Id, memberId: Id.nullable().describe('To whom, where the address is an account’s') })

/** It may have held a link that opens an account: nobody reads it unseen. */
export const letterRead = activity('letter.read', { facts: letter, touches: () => [], audited: true, passing: true })

export const letterSentAgain = activity('letter.sent_again', {
  facts: letter,
  touches: () => [touch(listLetters)],
  audited: true,
  passing: true,
})

export const auditExported = activity('audit.exported', { facts: z.object({}), touches: () => [], audited: true, passing: true })

/** The part that concerns an organisation, by one of those who answer for it. */
export const auditPartExported = activity('audit.part_exported', {
  facts: z.object({ organisationId: Id }),
  touches: () => [],
  audited: true,
  passing: true,
})

const member = z.object({ memberId: Id })
const accountTouches = () => [touch(listAccounts), touch(countAccounts), touch(gatherAccounts)]

/** The person's open tabs read everything again: the administration appears or goes. */
const aboutAdministrator = {
  facts: member,
  touches: () => [...accountTouches(), touch(getRoleHolders)],
  alters: ['accounts'],
  changesAccess: true,
  audited: true,
} as const

export const administratorAppointed = activity('administrator.appointed', { ...aboutAdministrator })
export const administratorDismissed = activity('administrator.dismissed', { ...aboutAdministrator })

/** Told to the person alone; what it changes on the screens of others is `accountsChanged`. */
const aboutSuspension = {
  facts: member,
  touches: () => [],
  changesAccess: true,
  audited: true,
} as const

/** The reason stands in the suspension alone: a history keeps no text that somebody wrote. */
export const memberSuspended = activity('member.suspended', { ...aboutSuspension })
export const memberRestored = activity('member.restored', { ...aboutSuspension })

/** Told to everybody, without a word on whom or why: how people stand is for administrators, yet it changes who can see a thing. */
export const accountsChanged = activity('accounts.changed', {
  facts: z.object({}),
  touches: () => [...accountTouches(), touch(getCare), touch(getRoleHolders)],
  alters: ['accounts'],
  passing: true,
})

/** A letter called the person back; nothing that anybody reads has changed, but the audit log says so. */
export const memberReminded = activity('member.reminded', { facts: member, touches: () => [], audited: true })

export const accountsExported = activity('accounts.exported', {
  facts: z.object({ count: z.int() }),
  touches: () => [],
  audited: true,
})
