import type { Care, CareKind } from '@navette/contract/administration/schema.ts'
import type { Context } from '../../platform/context.ts'
import { sql } from '../../platform/db/database.ts'
import { counted } from './account-queries.ts'

/** What every feature says needs care, the most pressing first: as `CareKind` lists them. */
export async function getCare(context: Context, order: readonly CareKind[]): Promise<Care[]> {
  const told = await Promise.all(context.features.map(({ care }) => care?.(context) ?? []))
  return told.flat().toSorted((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind))
}

/** A copy that is older than this may miss what nobody wants to lose. Days. */
const backupEvery = 7

interface Standing {
  expiring: number
  ending: number
  unused: number
  adrift: number
  applications: number
  failed: number
  administrators: number
  /** Days since the last backup; null where there is none. */
  backup: number | null
}

/** What the administration itself sees to: accounts, letters, copies, and that nobody administers alone. */
export async function careOfCluster({ db, clock, mail }: Context): Promise<Care[]> {
  const [now, today] = [clock.now(), clock.today()]
  const [standing] = await db.rows<Standing>(sql`
    SELECT ${counted({ view: 'expiring' }, now, today)} AS expiring, ${counted({ view: 'ending' }, now, today)} AS ending,
      ${counted({ view: 'never_seen' }, now, today)} AS unused, ${counted({ view: 'adrift' }, now, today)} AS adrift,
      (SELECT count(*)::int FROM application WHERE answered_at IS NULL) AS applications,
      (SELECT count(*)::int FROM letter WHERE sent_at IS NULL AND failures > 0) AS failed,
      ${counted({ view: 'administrators' }, now, today)} AS administrators,
      (SELECT floor(extract(epoch FROM ${now}::timestamptz - max(at)) / 86400)::int FROM backup) AS backup`)
  if (!standing) return []
  const { smtpUrl } = await mail.settings()
  const { backup } = standing
  const accounts = (view: string) => `/administration/comptes?voir=${view}`
  const all: Care[] = [
    { kind: 'mail_unset', count: smtpUrl ? 0 : 1, address: '/administration/reglages' },
    { kind: 'mail_failed', count: standing.failed, address: '/administration/courriers' },
    { kind: 'backup_missing', count: backup === null ? 1 : 0, address: '/administration/etat' },
    { kind: 'backup_old', count: backup !== null && backup > backupEvery ? backup : 0, address: '/administration/etat' },
    { kind: 'alone', count: standing.administrators === 1 ? 1 : 0, address: '/administration/roles' },
    { kind: 'applications_waiting', count: standing.applications, address: '/structures' },
    { kind: 'invitations_expiring', count: standing.expiring, address: accounts('expiring') },
    { kind: 'memberships_ending', count: standing.ending, address: accounts('ending') },
    { kind: 'accounts_unused', count: standing.unused, address: accounts('never_seen') },
    { kind: 'accounts_adrift', count: standing.adrift, address: accounts('adrift') },
  ]
  return all.filter(({ count }) => count > 0)
}
