import { z } from 'zod'
import { lastAdministrator, Me, MembershipRole } from '../accounts/schema.ts'
import { endpoint } from '../core/endpoint.ts'
import { refusal, stale, unavailable, weakPassword } from '../core/errors.ts'
import { bytes, file, megabytes, notAPicture } from '../core/files.ts'
import { Id } from '../core/ids.ts'
import { nothing, page, pageQuery } from '../core/paging.ts'
import { Version } from '../core/versions.ts'
import {
  Account,
  AccountFilter,
  AccountIds,
  AuditEntry,
  AuditFilter,
  Care,
  Cluster,
  ClusterEdit,
  DemonstrationAccount,
  Founding,
  FoundingToken,
  HealthCheck,
  Kept,
  Letter,
  LetterState,
  MailChoice,
  MailTrial,
  Outcome,
  RoleBefore,
  RoleHolders,
  Settings,
  SuspensionReason,
  TracedEntry,
} from './schema.ts'

export const wrongLink = refusal('wrong_link', 403, 'This is not the link that the server printed.')
export const alreadyFounded = refusal('already_founded', 409, 'This installation already has its cluster.')

export const mailServerIsSet = refusal('mail_server_is_set', 409, 'SMTP_URL of the server decides; it cannot be changed here.')

export const getCluster = endpoint('getCluster', {
  method: 'GET',
  path: '/api/cluster',
  summary: 'The name of the cluster, and whether it has been founded.',
  access: 'anyone',
  answer: Cluster,
})

export const foundCluster = endpoint('foundCluster', {
  method: 'POST',
  path: '/api/cluster',
  summary: 'Found the cluster with its first administrator, who is signed in.',
  access: 'founder',
  body: Founding,
  answer: Me,
  status: 201,
  errors: [wrongLink, alreadyFounded, weakPassword],
})

export const loadDemonstration = endpoint('loadDemonstration', {
  method: 'POST',
  path: '/api/cluster/demonstration',
  summary: 'Fill an empty installation with the demonstration cluster.',
  access: 'founder',
  body: z.object({ token: FoundingToken }),
  answer: z.object({ accounts: z.array(DemonstrationAccount) }),
  status: 201,
  errors: [wrongLink, alreadyFounded],
})

export const getHealth = endpoint('getHealth', {
  method: 'GET',
  path: '/api/health',
  summary: 'The process is alive.',
  access: 'anyone',
  answer: z.object({ alive: z.literal(true) }),
})

export const getReadiness = endpoint('getReadiness', {
  method: 'GET',
  path: '/api/ready',
  summary: 'Database, jobs and storage answer.',
  access: 'anyone',
  answer: z.object({ ready: z.literal(true), checks: z.record(z.string(), z.literal('ok')) }),
  errors: [unavailable],
})

export const getSettings = endpoint('getSettings', {
  method: 'GET',
  path: '/api/cluster/settings',
  summary: 'What administrators chose for the whole cluster.',
  access: 'administrator',
  answer: Settings,
})

export const editCluster = endpoint('editCluster', {
  method: 'PATCH',
  path: '/api/cluster/settings',
  summary: 'Change what holds for the whole cluster.',
  access: 'administrator',
  body: ClusterEdit.extend({ version: Version }),
  answer: Settings,
  errors: [stale],
})

export const getRetention = endpoint('getRetention', {
  method: 'GET',
  path: '/api/cluster/retention',
  summary: 'What is kept for a while, and for how long.',
  access: 'administrator',
  answer: z.object({ kept: z.array(Kept) }),
})

export const chooseMail = endpoint('chooseMail', {
  method: 'PUT',
  path: '/api/cluster/mail',
  summary: 'Choose the sender and the mail server; its password is sealed and never answered back.',
  access: 'administrator',
  alone: true,
  body: MailChoice.extend({ version: Version }),
  answer: Settings,
  errors: [stale, mailServerIsSet],
})

export const tryMail = endpoint('tryMail', {
  method: 'POST',
  path: '/api/cluster/mail/trials',
  summary: 'Send the administrator a letter, and tell what the mail server answers.',
  access: 'administrator',
  answer: MailTrial,
  status: 201,
})

export const getLogo = endpoint('getLogo', {
  method: 'GET',
  path: '/api/cluster/logo/:version',
  summary: 'The logo of the cluster; each new one has a new address.',
  access: 'anyone',
  params: z.object({ version: z.coerce.number().int().min(1).max(2_147_483_647) }),
  answer: file,
})

export const changeLogo = endpoint('changeLogo', {
  method: 'PUT',
  path: '/api/cluster/logo',
  summary: 'Give the cluster a logo: PNG, JPEG, WebP, AVIF, GIF or SVG. It is drawn anew, without what else the file may hold.',
  access: 'administrator',
  body: bytes,
  takes: megabytes(5),
  answer: Settings,
  errors: [notAPicture],
})

export const removeLogo = endpoint('removeLogo', {
  method: 'DELETE',
  path: '/api/cluster/logo',
  summary: 'Take the logo away.',
  access: 'administrator',
  answer: Settings,
})

export const listAuditEntries = endpoint('listAuditEntries', {
  method: 'GET',
  path: '/api/audit-entries',
  summary: 'The audit log, newest first: who, what, on what, when, from where.',
  access: 'administrator',
  query: pageQuery.extend(AuditFilter.shape),
  answer: page(TracedEntry),
  shows: ['accounts', 'organisations', 'projects', 'discussions'],
  history: true,
})

export const exportAuditEntries = endpoint('exportAuditEntries', {
  method: 'GET',
  path: '/api/audit-entries.csv',
  summary: 'The same as a table for a spreadsheet, 50,000 lines at most.',
  access: 'administrator',
  query: AuditFilter,
  momentary: true,
  answer: file,
})

export const listOrganisationAuditEntries = endpoint('listOrganisationAuditEntries', {
  method: 'GET',
  path: '/api/organisations/:organisationId/audit-entries',
  summary: 'The part of the audit log that concerns an organisation, for its managers, without network addresses.',
  access: 'insider',
  sees: 'organisationId',
  params: z.object({ organisationId: Id }),
  query: pageQuery,
  answer: page(AuditEntry),
  shows: ['accounts', 'organisations', 'projects', 'discussions'],
  history: true,
})

export const exportOrganisationAuditEntries = endpoint('exportOrganisationAuditEntries', {
  method: 'GET',
  path: '/api/organisations/:organisationId/audit-entries.csv',
  summary: 'The same as a table for a spreadsheet, 50,000 lines at most; noted in the log.',
  access: 'insider',
  sees: 'organisationId',
  params: z.object({ organisationId: Id }),
  answer: file,
  momentary: true,
})

export const listLetters = endpoint('listLetters', {
  method: 'GET',
  path: '/api/letters',
  summary: 'The letters that the cluster wrote, newest first, and what became of them.',
  access: 'administrator',
  query: pageQuery.extend({ state: LetterState.optional() }),
  answer: page(Letter),
})

export const getLetter = endpoint('getLetter', {
  method: 'GET',
  path: '/api/letters/:letterId',
  summary: 'What a letter says. It may hold a link that opens an account: reading it is noted in the audit log.',
  access: 'administrator',
  alone: true,
  params: z.object({ letterId: Id }),
  answer: Letter.extend({ text: z.string() }),
})

export const sendLetterAgain = endpoint('sendLetterAgain', {
  method: 'PUT',
  path: '/api/letters/:letterId/sending',
  summary: 'Hand a letter to the mail server once more.',
  access: 'administrator',
  alone: true,
  params: z.object({ letterId: Id }),
  answer: Letter,
})

export const inspectService = endpoint('inspectService', {
  method: 'GET',
  path: '/api/cluster/state',
  summary: 'How the service is: mail, jobs, storage, backups, database, time; what is wrong is an answer too.',
  access: 'administrator',
  answer: z.object({ checks: z.array(HealthCheck) }),
})

export const noAccount = refusal('no_account', 409, 'This person has no account.')
export const notYourself = refusal('not_yourself', 409, 'Nobody suspends themselves.')
export const suspendedPerson = refusal('suspended_person', 409, 'This account is suspended; restore it first.')
/** Only within the outcome of an act on many. */
export const onlyInvited = refusal('only_invited', 409, 'This person is only invited; the invitation can be sent again or withdrawn.')
export const notSuspended = refusal('not_suspended', 409, 'This account is not suspended.')
export const cannotSignIn = refusal('cannot_sign_in', 409, 'This account is suspended or closed: no letter would let its holder in.')
export const elsewhere = refusal('elsewhere', 409, 'This person does not belong to that organisation.')

export const getCare = endpoint('getCare', {
  method: 'GET',
  path: '/api/care',
  summary: 'What needs care in the cluster, the most pressing first.',
  access: 'administrator',
  answer: z.object({ needs: z.array(Care) }),
  history: true,
})

export const listAccounts = endpoint('listAccounts', {
  method: 'GET',
  path: '/api/accounts',
  summary: 'Everybody: with an account, without one, or only invited.',
  access: 'administrator',
  query: pageQuery.extend(AccountFilter.shape).extend({
    sort: z.enum(['name', 'seen', 'added']).default('name').describe('`seen` and `added`: the latest first'),
  }),
  answer: page(Account),
  shows: ['accounts', 'organisations'],
})

export const countAccounts = endpoint('countAccounts', {
  method: 'GET',
  path: '/api/accounts/figures',
  summary: 'How many accounts a filter finds, and how many there are.',
  access: 'administrator',
  query: AccountFilter,
  answer: z.object({ found: z.int(), people: z.int(), organisations: z.int(), expiring: z.int() }),
  shows: ['accounts', 'organisations'],
})

export const gatherAccounts = endpoint('gatherAccounts', {
  method: 'GET',
  path: '/api/accounts/choice',
  summary: 'The ids of all that a filter finds, 500 at most, to act on them.',
  access: 'administrator',
  query: AccountFilter,
  answer: z.object({ ids: z.array(Id) }),
  shows: ['accounts', 'organisations'],
})

export const remindAccounts = endpoint('remindAccounts', {
  method: 'POST',
  path: '/api/accounts/reminders',
  summary:
    'Call people back by letter: invitations are sent again, whoever never came receives a link to choose a password, the others the way in.',
  access: 'administrator',
  body: z.object({ ids: AccountIds }),
  answer: Outcome,
})

export const changeRoles = endpoint('changeRoles', {
  method: 'PUT',
  path: '/api/accounts/roles',
  summary: 'Give many people a role in an organisation that they belong to.',
  access: 'administrator',
  body: z.object({ ids: AccountIds, organisationId: Id, role: MembershipRole }),
  answer: Outcome.extend({ before: z.array(RoleBefore).describe('What those who changed were before') }),
})

export const suspendAccounts = endpoint('suspendAccounts', {
  method: 'POST',
  path: '/api/accounts/suspensions',
  summary: 'Suspend many accounts.',
  access: 'administrator',
  body: z.object({ ids: AccountIds, reason: SuspensionReason.default('') }),
  answer: Outcome,
})

export const restoreAccounts = endpoint('restoreAccounts', {
  method: 'POST',
  path: '/api/accounts/restorations',
  summary: 'Restore many suspended accounts.',
  access: 'administrator',
  body: z.object({ ids: AccountIds }),
  answer: Outcome,
})

export const exportAccounts = endpoint('exportAccounts', {
  method: 'POST',
  path: '/api/accounts/exports',
  summary: 'The accounts that a filter finds, or those that were chosen, as a table (CSV).',
  access: 'administrator',
  body: AccountFilter.extend({ ids: AccountIds.optional() }),
  answer: file,
})

export const suspendMember = endpoint('suspendMember', {
  method: 'PUT',
  path: '/api/members/:memberId/suspension',
  summary: 'Suspend an account: its sessions, tokens and sockets end at once.',
  access: 'administrator',
  params: z.object({ memberId: Id }),
  body: z.object({ reason: SuspensionReason.default('') }),
  answer: nothing,
  status: 204,
  errors: [noAccount, notYourself, lastAdministrator],
})

export const restoreMember = endpoint('restoreMember', {
  method: 'DELETE',
  path: '/api/members/:memberId/suspension',
  summary: 'Restore a suspended account; its holder signs in anew.',
  access: 'administrator',
  params: z.object({ memberId: Id }),
  answer: nothing,
  status: 204,
})

export const appointAdministrator = endpoint('appointAdministrator', {
  method: 'PUT',
  path: '/api/administrators/:memberId',
  summary: 'Make a person an administrator of the cluster.',
  access: 'administrator',
  alone: true,
  params: z.object({ memberId: Id }),
  answer: nothing,
  status: 204,
  errors: [noAccount, suspendedPerson],
})

export const dismissAdministrator = endpoint('dismissAdministrator', {
  method: 'DELETE',
  path: '/api/administrators/:memberId',
  summary: 'Take the administration back from a person, or from yourself.',
  access: 'administrator',
  alone: true,
  params: z.object({ memberId: Id }),
  answer: nothing,
  status: 204,
  errors: [lastAdministrator],
})

export const getRoleHolders = endpoint('getRoleHolders', {
  method: 'GET',
  path: '/api/roles',
  summary: 'Who administers the cluster, and who manages each organisation.',
  access: 'administrator',
  answer: RoleHolders,
  shows: ['accounts', 'organisations'],
})
