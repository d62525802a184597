import { clusterEdited, factorsChosen, logoChanged, logoRemoved, mailChosen } from '@navette/contract/administration/activities.ts'
import { mailServerIsSet } from '@navette/contract/administration/endpoints.ts'
import type { ClusterEdit, MailChoice, MailTrial, Settings } from '@navette/contract/administration/schema.ts'
import { stale } from '@navette/contract/core/errors.ts'
import type { z } from 'zod'
import { seal } from '../../platform/config/seal.ts'
import type { Context } from '../../platform/context.ts'
import { sql } from '../../platform/db/database.ts'
import { type Transaction, transact } from '../../platform/db/transact.ts'
import { refuse } from '../../platform/http/refuse.ts'
import { clusterAudience, publicAudience } from '../../platform/session/actor.ts'
import { drawLogo } from './logo.ts'
import { trialLetter } from './notices.ts'
import { getSettings, logoKey } from './settings-queries.ts'

type Versioned<T> = T & { version: number }

const ordinary = ['name', 'language', 'timeZone', 'openJoining', 'retentionDays'] as const

/** Changes what holds for the whole cluster; two who change it at once do not undo each other unseen. */
export async function editCluster(context: Context, { version, ...edit }: Versioned<z.output<typeof ClusterEdit>>): Promise<Settings> {
  const before = await getSettings(context)
  const changed = ordinary.filter((name) => edit[name] !== before[name])
  await transact(context, async (tx) => {
    await change(tx, context, version, edit)
    if (changed.length > 0) await tx.record(clusterEdited, { changed }, { audienceId: publicAudience })
    const { secondFactor: rule } = edit
    if (rule !== before.secondFactor) await tx.record(factorsChosen, { rule }, { audienceId: clusterAudience })
    tx.afterCommit(() => context.clock.settle(edit.timeZone))
  })
  return getSettings(context)
}

/** Chooses the sender and the mail server, unless the environment did. */
export async function chooseMail(context: Context, { version, from, server }: Versioned<z.output<typeof MailChoice>>): Promise<Settings> {
  const { config } = context
  if (server && config.smtpUrl) refuse(mailServerIsSet)
  const smtp = server === undefined ? {} : { smtp: server && seal(config.secret, addressOf(server)) }
  const outcome = server === undefined ? 'kept' : server === null ? 'removed' : 'changed'
  await transact(context, async (tx) => {
    await change(tx, context, version, { mailFrom: from, ...smtp })
    await tx.record(mailChosen, { server: outcome }, { audienceId: clusterAudience })
  })
  return getSettings(context)
}

/** Port 465 speaks TLS from the first word (RFC 8314, section 3.3); on others it begins where the server offers it. */
function addressOf({ host, port, user, password }: NonNullable<z.output<typeof MailChoice>['server']>): string {
  const credentials = user ? `${encodeURIComponent(user)}:${encodeURIComponent(password)}@` : ''
  return `${port === 465 ? 'smtps' : 'smtp'}://${credentials}${host}:${port}`
}

/** Writes to whoever asks, at once and past the queue: only so can the mail server's own answer be told. */
export async function tryMail(context: Context): Promise<MailTrial> {
  const { actor, mail, db } = context
  const cluster = await db.prisma.cluster.findUniqueOrThrow({ where: { id: 1 }, select: { name: true } })
  try {
    const answer = await mail.send(trialLetter(actor, cluster.name))
    return { to: actor.email, outcome: answer === null ? 'kept' : 'sent', answer: answer ?? '' }
  } catch (error) {
    return { to: actor.email, outcome: 'refused', answer: (error as Error).message.slice(0, 1_000) }
  }
}

/** The file comes first: an address that is told leads to a picture. */
export async function changeLogo(context: Context, content: Uint8Array): Promise<Settings> {
  const drawn = await drawLogo(content)
  const version = newVersion(context.clock.now())
  await context.storage.write(logoKey(version), drawn)
  await replaceLogo(context, version)
  return getSettings(context)
}

/** Seconds since 2020: greater than that of any logo before, also of those that were taken away, which browsers may have kept. */
const newVersion = (now: Date) => Math.floor((now.getTime() - Date.UTC(2020, 0, 1)) / 1_000)

export async function removeLogo(context: Context): Promise<Settings> {
  await replaceLogo(context, null)
  return getSettings(context)
}

async function replaceLogo(context: Context, logo: number | null): Promise<void> {
  const before = await transact(context, async (tx) => {
    const [held] = await tx.rows<{ logo: number | null }>(sql`SELECT logo FROM cluster WHERE id = 1 FOR UPDATE`)
    if (!held || held.logo === logo) return null
    await tx.prisma.cluster.update({ where: { id: 1 }, data: { logo } })
    await tx.record(logo === null ? logoRemoved : logoChanged, {}, { audienceId: publicAudience })
    return held.logo
  })
  if (before !== null) await context.storage.remove(logoKey(before))
}

interface Change extends Partial<z.output<typeof ClusterEdit>> {
  mailFrom?: string
  smtp?: Uint8Array<ArrayBuffer> | null
}

/** @throws Refused `stale`, with the settings as they stand, where somebody else was quicker */
async function change(tx: Transaction, context: Context, version: number, data: Change): Promise<void> {
  const { count } = await tx.prisma.cluster.updateMany({ where: { id: 1, version }, data: { ...data, version: { increment: 1 } } })
  if (count === 0) refuse(stale, { current: await getSettings(context) })
}
