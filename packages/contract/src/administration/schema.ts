import { z } from 'zod'
import { Belonging, Email, Language, MembershipRole, PersonName } from '../accounts/schema.ts'
import { Id } from '../core/ids.ts'
import { nouns } from '../core/nouns.ts'
import { OrganisationRef, PersonRef, Portrait } from '../core/refs.ts'
import { Line } from '../core/text.ts'
import { Day, Instant } from '../core/time.ts'
import { Version } from '../core/versions.ts'
import { NewPassword } from '../sessions/schema.ts'

/** What anyone may know of the installation before signing in. */
export const Cluster = z.object({
  founded: z.boolean().describe('False on an empty installation: the first-run page is shown'),
  name: z.string(),
  language: Language,
  timeZone: z.string().describe('IANA name'),
  demonstration: z.boolean(),
  logo: z.int().nullable().describe('The version of its logo, part of its address; null where it has none'),
})
export type Cluster = z.infer<typeof Cluster>

export const FoundingToken = z.string().min(1).max(200).describe('From the one-time link printed by the server')

export const Founding = z.object({
  token: FoundingToken,
  name: Line(120).describe('The name of the cluster'),
  language: Language.default('fr'),
  administrator: z.object({ name: PersonName, email: Email, password: NewPassword }),
})

export const DemonstrationAccount = z.object({
  kind: z.enum(['administrator', 'manager', 'member', 'volunteer', 'guest']),
  email: z.string(),
  password: z.string(),
})
export type DemonstrationAccount = z.infer<typeof DemonstrationAccount>

export const FactorRule = z.enum(['nobody', 'administrators', 'everyone'])

/** IANA name, such as `Europe/Paris`; the runtime's own list decides. */
const TimeZone = z.string().max(60).refine(isTimeZone, { error: 'an IANA time zone is expected' })

function isTimeZone(name: string): boolean {
  try {
    // `+02:00` is a zone to Intl too, but it knows no summer.
    return /^[A-Z]/i.test(name) && Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}

export const ClusterEdit = z.object({
  name: Line(120),
  language: Language.describe('Of whoever has not chosen theirs yet, and of the pages in front of the door'),
  timeZone: TimeZone.describe('IANA name; days begin and end there'),
  openJoining: z.boolean().describe('Whether organisations may let people join who were not invited by name'),
  secondFactor: FactorRule.describe('Who must show a second factor to come in'),
  retentionDays: z.int().min(30).max(3650).describe('Days for which network addresses of the audit log are kept'),
})

/** The mail server that an administrator chose; what it takes to reach it is never answered back. */
export const MailChoice = z.object({
  from: z
    .union([Line(200).regex(/^[^<>]*<[^<>@\s]+@[^<>@\s]+>$|^[^<>@\s]+@[^<>@\s]+$/), z.literal('')])
    .describe('`Le pôle <pole@example.org>`; empty for the sender of the server'),
  server: z
    .object({
      host: z
        .string()
        .trim()
        .max(253)
        .regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i),
      port: z.int().min(1).max(65_535).describe('465 speaks TLS from the first word; others change to it where the server offers it'),
      user: z.string().trim().max(200).default(''),
      password: z.string().max(500).default(''),
    })
    .nullish()
    .describe('Left out: as it is; null: none'),
})

const MailState = z.object({
  from: z.string().describe('As it was chosen; empty for the sender of the server'),
  sender: z.string().describe('The sender that letters have'),
  server: z
    .enum(['none', 'chosen', 'environment', 'sealed'])
    .describe(
      'Nowhere set; chosen here; set by SMTP_URL, which comes first; or chosen, but sealed with another secret, so that it cannot be read',
    ),
})

export const Settings = ClusterEdit.extend({
  logo: z.int().nullable(),
  mail: MailState,
  version: Version,
})
export type Settings = z.infer<typeof Settings>

export const MailTrial = z.object({
  to: z.string(),
  outcome: z.enum(['sent', 'refused', 'kept']).describe('`kept`: no mail server is set'),
  answer: z.string().describe('What the mail server said, word for word'),
})
export type MailTrial = z.infer<typeof MailTrial>

/** A piece of a sentence: plain words, or the name of something that has a page. */
const SentencePart = z.object({
  text: z.string(),
  to: z
    .object({ kind: z.enum(['person', 'organisation', 'project', 'thread']), id: Id })
    .nullable()
    .describe('What it names, where that still exists and the reader may see it'),
})
export type SentencePart = z.infer<typeof SentencePart>

/** A line of the audit log, as its reader says it. */
export const AuditEntry = z.object({
  id: Id,
  at: Instant,
  verb: z.string(),
  sentence: z.array(SentencePart).describe('In the language of the reader'),
})
export type AuditEntry = z.infer<typeof AuditEntry>

export const TracedEntry = AuditEntry.extend({
  origin: z
    .object({ address: z.string(), userAgent: z.string() })
    .nullable()
    .describe('Where it came from; null for what the server did by itself, and once its time of keeping is over'),
})
export type TracedEntry = z.infer<typeof TracedEntry>

export const AuditFilter = z.object({
  actorId: Id.optional().describe('Who did it, or helped somebody do it'),
  memberId: Id.optional().describe('Whom it concerns'),
  organisationId: Id.optional().describe('The organisation it concerns'),
  noun: z.enum(nouns).optional().describe('What it is about'),
  from: Day.optional().describe('The first day, where the cluster is'),
  until: Day.optional().describe('The last day'),
})

export const LetterState = z.enum(['sent', 'waiting', 'kept', 'refused'])

/** A letter that the cluster wrote to somebody. */
export const Letter = z.object({
  id: Id,
  to: z.string(),
  subject: z.string(),
  writtenAt: Instant,
  sentAt: Instant.nullable(),
  state: LetterState.describe('`waiting`: about to leave; `kept`: no mail server was set; `refused`: the mail server said no'),
  problem: z.string().describe('What the mail server last said'),
})
export type Letter = z.infer<typeof Letter>

/** What an administrator may have to look after, part by part. */
export const HealthCheck = z.object({
  part: z.enum(['mail', 'jobs', 'storage', 'backups', 'database', 'time', 'address', 'redis', 'version']),
  state: z.enum(['well', 'care', 'broken']),
  code: z.string().describe('Which sentence says it: `none`, `refused`'),
  facts: z.record(z.string(), z.union([z.string(), z.number()])).describe('Figures and words of the sentence; bytes, seconds, instants'),
})
export type HealthCheck = z.infer<typeof HealthCheck>

/** How somebody stands, for those who take care of accounts. */
export const AccountStanding = z.enum(['seen', 'never_seen', 'no_account', 'suspended', 'leaving', 'invited', 'expired'])
export type AccountStanding = z.infer<typeof AccountStanding>

export const SuspensionReason = z.string().trim().max(500).describe('For administrators; empty where none was given')

/** A line of the accounts table: a person, with or without an account, or somebody who is only invited. */
export const Account = z.object({
  id: Id.describe('Of the person; of the invitation while they are only invited'),
  kind: z.enum(['member', 'invited']),
  name: z.string().describe('Empty for somebody invited by their address alone'),
  email: z.string().nullable(),
  portrait: Portrait,
  administrator: z.boolean(),
  belongings: z.array(Belonging).describe('Today, or what the open invitations would make of it'),
  standing: AccountStanding,
  lastSeenAt: Instant.nullable().describe('To within ten minutes'),
  expiresAt: Instant.nullable().describe('Of the invitation'),
  addedAt: Instant,
  suspension: z.object({ at: Instant, reason: SuspensionReason, by: PersonRef.nullable() }).nullable(),
  can: z.object({
    remind: z.boolean(),
    changeRole: z.boolean(),
    suspend: z.boolean(),
    restore: z.boolean(),
    appoint: z.boolean(),
    dismiss: z.boolean(),
  }),
})
export type Account = z.infer<typeof Account>

export const AccountView = z.enum([
  'all',
  'invited',
  'expiring',
  'unattached',
  'adrift',
  'suspended',
  'no_account',
  'administrators',
  'never_seen',
  'ending',
])
export type AccountView = z.infer<typeof AccountView>

/** Which accounts are meant. */
export const AccountFilter = z.object({
  view: AccountView.default('all').describe(
    '`expiring`: invitations that end within 7 days; `ending`: memberships that end within 30; `adrift`: of no organisation and no project',
  ),
  organisationId: Id.optional(),
  role: MembershipRole.optional(),
  search: z.string().trim().max(100).optional().describe('Letters of a name, an address or an organisation, accents aside'),
})
export type AccountFilter = z.infer<typeof AccountFilter>

/** As many as one act may concern. */
export const mostAtOnce = 500
export const AccountIds = z.array(Id).min(1).max(mostAtOnce)

/** What an act on many did, and what it did not, with the code of a refusal for each. */
export const Outcome = z.object({
  done: z.array(Id),
  refused: z.array(z.object({ id: Id, code: z.string() })),
})
export type Outcome = z.infer<typeof Outcome>

/** What one person is in one organisation. */
export const RoleBefore = z.object({ id: Id, role: MembershipRole })

export const Administrator = z.object({
  person: PersonRef,
  grantedAt: Instant,
  grantedBy: PersonRef.nullable(),
})
export type Administrator = z.infer<typeof Administrator>

/** Who holds which role, in the cluster and in each organisation. */
export const RoleHolders = z.object({
  administrators: z.array(Administrator),
  organisations: z.array(z.object({ organisation: OrganisationRef, managers: z.array(PersonRef) })),
})
export type RoleHolders = z.infer<typeof RoleHolders>

/** What may need care. Each feature adds its kinds; the interface has a sentence for each. */
export const CareKind = z.enum([
  'invitations_expiring',
  'memberships_ending',
  'accounts_unused',
  'accounts_adrift',
  'applications_waiting',
  'addresses_waiting',
  'mail_unset',
  'mail_failed',
  'backup_missing',
  'backup_old',
  'alone',
])
export type CareKind = z.infer<typeof CareKind>

/** What is kept for a while and then removed by itself. */
export const KeptKind = z.enum([
  'closed_account',
  'sessions',
  'network_addresses',
  'sent_letters',
  'kept_letters',
  'import_lines',
  'archives',
  'backups',
])

/** For how long something is kept. */
export const Kept = z.object({ kind: KeptKind, days: z.int().describe('After which it is gone') })
export type Kept = z.infer<typeof Kept>

/** One thing that needs care, how much of it there is, and the page where it is seen to. */
export const Care = z.object({
  kind: CareKind,
  count: z.int().describe('How many; days since the last one for `backup_old`'),
  address: z.string().describe('A page: `/administration/comptes?voir=expiring`'),
})
export type Care = z.infer<typeof Care>
