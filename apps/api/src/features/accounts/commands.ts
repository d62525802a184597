import { randomBytes } from 'node:crypto'
import {
  addressGiven,
  memberExported,
  personEdited,
  portraitChanged,
  preferencesChanged,
  profileEdited,
} from '@navette/contract/accounts/activities.ts'
import { addressTaken, type Language, type Person, type Profile, type Theme } from '@navette/contract/accounts/schema.ts'
import type { FileAnswer } from '@navette/contract/core/files.ts'
import { newId } from '@navette/contract/core/ids.ts'
import type { Context, OpenContext } from '../../platform/context.ts'
import { sql } from '../../platform/db/database.ts'
import { refusing } from '../../platform/db/refusing.ts'
import { type Transaction, transact } from '../../platform/db/transact.ts'
import { allow, found } from '../../platform/http/refuse.ts'
import { publicAudience } from '../../platform/session/actor.ts'
import { hashToken } from '../../platform/session/tokens.ts'
import { welcomeDays, welcomeLetter } from './notices.ts'
import { packPerson } from './packing.ts'
import { canPerson } from './policy.ts'
import { drawPortrait, forgetPortrait, portraitKey } from './portrait.ts'
import { findPerson, getMember, spellingOf } from './queries.ts'

export { closeAccount, requireAnotherAdministrator } from './leaving-commands.ts'

interface NewAccount {
  name: string
  /** Null for a person without an account. */
  email: string | null
  /** Made before the transaction: hashing is slow on purpose, and would hold its locks. Null while there is no password. */
  passwordHash: string | null
  language: Language
}

/** Makes a person, with an account or without, and the audience that is this person alone. */
export async function makeAccount({ prisma }: Transaction, { clock }: OpenContext, account: NewAccount & { id?: string; phone?: string }) {
  const member = { id: account.id ?? newId(), audienceId: newId() }
  await prisma.audience.create({ data: { id: member.audienceId } })
  await prisma.member.create({ data: { ...account, ...member, createdAt: clock.now() } })
  await prisma.audienceGrant.create({ data: { id: newId(), audienceId: member.audienceId, kind: 'person', memberId: member.id } })
  return member
}

interface NewPerson {
  id: string
  name: string
  language: Language
  phone: string
  occupation: string
}

/** Makes persons without accounts, each with the audience that is this person alone. */
export async function makePeople({ prisma }: Transaction, { clock }: OpenContext, people: readonly NewPerson[]): Promise<void> {
  const createdAt = clock.now()
  const members = people.map((person) => ({ ...person, audienceId: newId(), createdAt }))
  await prisma.audience.createMany({ data: members.map(({ audienceId }) => ({ id: audienceId })) })
  await prisma.member.createMany({ data: members })
  await prisma.audienceGrant.createMany({
    data: members.map(({ id, audienceId }) => ({ id: newId(), audienceId, kind: 'person' as const, memberId: id })),
  })
}

/** What is known of persons without accounts, by those who look after them. */
export async function describePeople(
  { prisma }: Transaction,
  people: readonly { id: string; phone: string; occupation: string }[],
): Promise<void> {
  const column = (read: (person: (typeof people)[number]) => string) => people.map(read)
  await prisma.$executeRaw`
    UPDATE member m SET phone = p.phone, occupation = p.occupation
    FROM unnest(${column(({ id }) => id)}::uuid[], ${column(({ phone }) => phone)}::text[], ${column(({ occupation }) => occupation)}::text[])
      AS p (id, phone, occupation)
    WHERE m.id = p.id AND m.email IS NULL`
}

interface Preferences {
  language?: Language
  timeZone?: string | null
  theme?: Theme
  textSize?: number
  presence?: boolean
}

export async function editMe(context: Context, preferences: Preferences): Promise<void> {
  const { actor } = context
  if (Object.keys(preferences).length === 0) return
  await transact(context, async (tx) => {
    await tx.prisma.member.update({ where: { id: actor.id }, data: preferences })
    await tx.record(preferencesChanged, { memberId: actor.id }, { audienceId: actor.audienceId })
    if (preferences.presence !== undefined) tx.afterCommit(() => context.live.showPresence(actor.id))
  })
}

/** Whoever reads the name of a person must hear that it changed, guests too: it stands wherever the person did something. */
const everywhere = { audienceId: publicAudience }

export async function editMyProfile(
  context: Context,
  { skills, ...profile }: { [K in keyof Profile]?: Profile[K] | undefined },
): Promise<void> {
  const { id } = context.actor
  if (skills === undefined && Object.values(profile).every((value) => value === undefined)) return
  await transact(context, async (tx) => {
    const data = { ...definedOf(profile), ...(skills && { skills: await spellingOf(tx, skills) }) }
    await tx.prisma.member.update({ where: { id }, data })
    await tx.record(profileEdited, { memberId: id }, everywhere)
  })
}

/** Without what was left out: what is not told stays. */
const definedOf = <T extends object>(told: T) =>
  Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> }

/** Seconds since then count the versions of pictures, so that one that comes after a removal never has an old one's number. */
const firstPicture = Date.UTC(2020)

export async function changePortrait(context: Context, bytes: Uint8Array): Promise<void> {
  const { actor, clock, storage } = context
  const drawn = await drawPortrait(bytes)
  await transact(context, async (tx) => {
    const before = await lockPortrait(tx, actor.id)
    const version = Math.max((before ?? 0) + 1, Math.floor((clock.now().getTime() - firstPicture) / 1_000))
    // Kept before the row names them; files whose change failed are overwritten, or found by nobody.
    for (const [side, picture] of drawn) await storage.write(portraitKey(actor.id, version, side), picture)
    await tx.prisma.member.update({ where: { id: actor.id }, data: { portrait: version } })
    await tx.record(portraitChanged, { memberId: actor.id }, everywhere)
    tx.afterCommit(() => forgetPortrait(context, actor.id, before))
  })
}

export async function removePortrait(context: Context): Promise<void> {
  const { id } = context.actor
  await transact(context, async (tx) => {
    const before = await lockPortrait(tx, id)
    if (before === null) return
    await tx.prisma.member.update({ where: { id }, data: { portrait: null } })
    await tx.record(portraitChanged, { memberId: id }, everywhere)
    tx.afterCommit(() => forgetPortrait(context, id, before))
  })
}

/** Two pictures at once take turns, so that each has a version of its own. */
async function lockPortrait(tx: Transaction, memberId: string): Promise<number | null> {
  const rows = await tx.rows<{ portrait: number | null }>(sql`SELECT portrait FROM member WHERE id = ${memberId}::uuid FOR UPDATE`)
  return found(rows[0]).portrait
}

/** In the place of somebody without an account. */
export async function editPerson(context: Context, memberId: string, change: { name?: string; phone?: string }): Promise<Person> {
  allow(canPerson.edit(context.actor, await findPerson(context, memberId)))
  await transact(context, async (tx) => {
    // Unless an address came meanwhile: from then on they speak for themselves.
    const { count } = await tx.prisma.member.updateMany({ where: { id: memberId, email: null, departure: null }, data: change })
    allow(count > 0)
    await tx.record(personEdited, { memberId }, everywhere)
  })
  return getMember(context, memberId)
}

/** Makes the account of somebody who had none; they receive a link to choose their password. Of two addresses at once, one is given. */
export async function giveAddress(context: Context, memberId: string, email: string): Promise<Person> {
  const { actor, clock, db } = context
  allow(canPerson.giveAddress(actor, await findPerson(context, memberId)))
  const token = randomBytes(32).toString('base64url')
  const now = clock.now()
  const cluster = await db.prisma.cluster.findUniqueOrThrow({ where: { id: 1 }, select: { name: true } })
  await refusing({ member_email_key: addressTaken }, () =>
    transact(context, async (tx) => {
      const { count } = await tx.prisma.member.updateMany({ where: { id: memberId, email: null, departure: null }, data: { email } })
      allow(count > 0)
      const expiresAt = new Date(now.getTime() + welcomeDays * 86_400_000)
      await tx.prisma.oneTimeLink.create({ data: { hash: hashToken(token), memberId, purpose: 'reset', sentAt: now, expiresAt } })
      const { name, language } = await tx.prisma.member.findUniqueOrThrow({
        where: { id: memberId },
        select: { name: true, language: true },
      })
      const addressee = { name, email, language: language === 'en' ? ('en' as const) : ('fr' as const) }
      await tx.write(welcomeLetter(context, addressee, { cluster: cluster.name, by: actor.name, token }))
      await tx.record(addressGiven, { memberId }, everywhere)
    }),
  )
  return getMember(context, memberId)
}

/** A copy of all that is kept about the actor. */
export const exportMe = (context: Context): FileAnswer => packPerson(context, context.actor)

/** The same about somebody who asked an administrator for it. */
export async function exportMember(context: Context, memberId: string): Promise<FileAnswer> {
  const person = await findPerson(context, memberId)
  allow(canPerson.export(context.actor, person))
  const { audienceId } = await context.db.prisma.member.findUniqueOrThrow({ where: { id: memberId }, select: { audienceId: true } })
  await transact(context, (tx) => tx.record(memberExported, { memberId }, { audienceId }))
  return packPerson(context, { id: memberId, name: person.name, language: context.actor.language })
}
