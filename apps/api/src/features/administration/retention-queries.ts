import { type Kept, KeptKind } from '@navette/contract/administration/schema.ts'
import type { Context, Services } from '../../platform/context.ts'
import { nightsKept } from './commands.ts'
import { keptLettersStay, sentLettersStay } from './keeping-commands.ts'

/** What every feature removes by itself, in the order of `KeptKind`. */
export async function getRetention(context: Context): Promise<Kept[]> {
  const told = await Promise.all(context.features.map(({ keeps }) => keeps?.(context) ?? []))
  const order = KeptKind.options
  return told.flat().toSorted((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind))
}

/** What the administration itself removes. */
export async function keptByAdministration({ db, config }: Services): Promise<Kept[]> {
  const { retentionDays } = await db.prisma.cluster.findUniqueOrThrow({ where: { id: 1 }, select: { retentionDays: true } })
  return [
    { kind: 'network_addresses', days: retentionDays },
    { kind: 'sent_letters', days: sentLettersStay },
    { kind: 'kept_letters', days: keptLettersStay },
    // One a night.
    ...(config.backups ? [{ kind: 'backups' as const, days: nightsKept }] : []),
  ]
}
