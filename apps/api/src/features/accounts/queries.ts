import type { Departure, Language, Me, Member, MembershipRole, Person, Profile } from '@navette/contract/accounts/schema.ts'
import type { Page, PageQuery } from '@navette/contract/core/paging.ts'
import type { Context, OpenContext, Services } from '../../platform/context.ts'
import { empty, join, literally, type Reader, type Sql, sql } from '../../platform/db/database.ts'
import { decodeCursor, keyShape, pageOf } from '../../platform/db/paging.ts'
import { belongingsOf, holdsOn, personRef } from '../../platform/db/people.ts'
import { found } from '../../platform/http/refuse.ts'
import { daysToTakeBack, leavingAt, loadActor, loadTokenActor, publicAudience } from '../../platform/session/actor.ts'
import { type DepartureRow, type MemberRow, type PersonRow, presentDeparture, presentMe, presentMember, presentPerson } from './present.ts'

/** Whoever holds a session, or a token where a program acts, with what they may start. */
export async function getMe({ actor, db, clock }: OpenContext, sessionId: string): Promise<Me> {
  const [now, today] = [clock.now(), clock.today()]
  const token = actor?.token && (await loadTokenActor(db, { id: actor.token.id }, now, today))
  return presentMe(found(token ? { ...token.actor, administrator: actor.administrator } : await loadActor(db, sessionId, now, today)))
}

export const getMyProfile = async ({ db, actor }: Context): Promise<Profile> =>
  db.prisma.member.findUniqueOrThrow({ where: { id: actor.id }, select: profileColumns })

const profileColumns = {
  name: true,
  pronouns: true,
  occupation: true,
  about: true,
  skills: true,
  phone: true,
  phoneReaders: true,
} as const

const memberColumns = (today: string) => sql`
  m.id, m.name, m.portrait, m.occupation, m.skills, EXISTS (SELECT 1 FROM administrator a WHERE a.member_id = m.id) AS administrator,
  CASE WHEN d.erased_at IS NOT NULL THEN 'gone' WHEN d.member_id IS NOT NULL THEN 'leaving' WHEN m.email IS NULL THEN 'none' ELSE 'account' END AS standing,
  ${belongingsOf(sql`m`, today)} AS belongings`

const everybody = sql`member m LEFT JOIN departure d ON d.member_id = m.id`

interface MemberFilters {
  search?: string | undefined
  organisationId?: string | undefined
  role?: MembershipRole | undefined
  skill?: string | undefined
}

/**
 * The people of the directory `m` that pass the filters. Words are served by `member_words`, a skill by `member_skills`, an organisation by
 * `membership_member`; whoever left, or is about to, is no longer listed.
 */
const listed = ({ search = '', organisationId, role, skill }: MemberFilters, today: string): Sql => {
  const words = search.normalize('NFC').split(/\s+/u).filter(Boolean)
  const belongs = [
    ...(organisationId ? [sql`s.organisation_id = ${organisationId}::uuid`] : []),
    ...(role ? [sql`s.role = ${role}::membership_role`] : []),
  ]
  return join(
    [
      sql`d.member_id IS NULL`,
      ...words.map((word) => sql`member_words(m.name, m.occupation, m.skills) LIKE '%' || plain_letters(${literally(word)}) || '%'`),
      ...(skill ? [sql`m.skills @> ARRAY[${skill}]`] : []),
      ...(belongs.length > 0
        ? [sql`EXISTS (SELECT 1 FROM membership s WHERE s.member_id = m.id AND ${join(belongs, ' AND ')} AND ${holdsOn(sql`s`, today)})`]
        : []),
    ],
    ' AND ',
  )
}

/** People by name, as French readers sort them; in the order of `member_name`. */
export async function listMembers({ db, clock }: Context, { after, limit, ...filters }: MemberFilters & PageQuery): Promise<Page<Member>> {
  const today = clock.today()
  const start = decodeCursor(after, [keyShape.text, keyShape.uuid])
  const rows = await db.rows<MemberRow>(sql`
    SELECT ${memberColumns(today)} FROM ${everybody}
    WHERE ${listed(filters, today)} ${start ? sql`AND (m.name, m.id) > (${start[0]}, ${start[1]}::uuid)` : empty}
    ORDER BY m.name, m.id LIMIT ${limit + 1}`)
  return pageOf(rows, limit, ({ name, id }) => [name, id], presentMember)
}

export async function countMembers({ db, clock }: Context, filters: MemberFilters): Promise<{ count: number }> {
  const rows = await db.rows<{ count: number }>(
    sql`SELECT count(*)::int AS count FROM ${everybody} WHERE ${listed(filters, clock.today())}`,
  )
  return found(rows[0])
}

/** How people write what they can do. */
export async function listSkills({ db }: Context, search = ''): Promise<{ skills: { skill: string; people: number }[] }> {
  const skills = await db.rows<{ skill: string; people: number }>(sql`
    SELECT had.skill, count(*)::int AS people FROM ${everybody}, unnest(m.skills) AS had(skill)
    WHERE d.member_id IS NULL ${search ? sql`AND plain_letters(had.skill) LIKE '%' || plain_letters(${literally(search.normalize('NFC'))}) || '%'` : empty}
    GROUP BY had.skill ORDER BY people DESC, had.skill COLLATE "fr-x-icu" LIMIT 100`)
  return { skills }
}

/** The same skills in the letters in which others already have them, so that « son » and « Son » are one; each once. */
export async function spellingOf({ rows }: Reader, skills: string[]): Promise<string[]> {
  const known = await rows<{ given: string; spelled: string }>(sql`
    SELECT given, COALESCE((
      SELECT had.skill FROM member m, unnest(m.skills) AS had(skill) WHERE plain_letters(had.skill) = plain_letters(given)
      GROUP BY had.skill ORDER BY count(*) DESC, had.skill LIMIT 1), given) AS spelled
    FROM unnest(${skills}::text[]) WITH ORDINALITY AS g(given, place) ORDER BY place`)
  return [...new Set(known.map(({ spelled }) => spelled))]
}

export const getMember = async (context: Context, memberId: string): Promise<Person> =>
  presentPerson(context.actor, await findPerson(context, memberId))

/** A person with all that the rules ask about. */
export async function findPerson({ db, clock }: Pick<Context, 'db' | 'clock'>, memberId: string): Promise<PersonRow> {
  const today = clock.today()
  const rows = await db.rows<PersonRow>(sql`
    SELECT ${memberColumns(today)}, m.pronouns, m.about, m.email::text, m.phone, m.phone_readers AS "phoneReaders",
      ${leavingAt} AS "leavingAt", ${formerOf(today)} AS former
    FROM ${everybody} WHERE m.id = ${memberId}::uuid`)
  return found(rows[0])
}

/**
 * Organisations that the member `m` was in and is no longer, each with its last role; one that never began is none. Whoever is erased was
 * nowhere: dates and roles would tell in a small organisation who it was, and the rows stay for its figures only.
 */
const formerOf = (today: string): Sql => sql`COALESCE((
  SELECT json_agg(json_build_object('organisation', organisation_ref(o), 'role', f.role, 'endedOn', f.ends_on) ORDER BY f.ends_on DESC, f.id)
  FROM (
    SELECT DISTINCT ON (s.organisation_id) s.* FROM membership s
    WHERE s.member_id = m.id AND d.erased_at IS NULL AND s.starts_on < s.ends_on AND s.ends_on <= ${today}::date
    ORDER BY s.organisation_id, s.ends_on DESC
  ) f JOIN organisation o ON o.id = f.organisation_id
  WHERE NOT EXISTS (SELECT 1 FROM membership n WHERE n.member_id = m.id AND n.organisation_id = f.organisation_id AND ${holdsOn(sql`n`, today)})), '[]')`

/** The accounts that were closed, the last first; few, so that they are read without an index. */
export async function listDepartures({ db, clock }: Context, { after, limit }: PageQuery): Promise<Page<Departure>> {
  const [today, start] = [clock.today(), decodeCursor(after, [keyShape.instant, keyShape.uuid])]
  const rows = await db.rows<DepartureRow>(sql`
    SELECT d.member_id AS id, ${personRef(sql`d.member_id`, today)} AS person, d.at, ${personRef(sql`d.by_id`, today)} AS by,
      d.at + make_interval(days => ${daysToTakeBack}) AS "erasesAt", d.erased_at AS "erasedAt"
    FROM departure d ${start ? sql`WHERE (d.at, d.member_id) < (${start[0]}::timestamptz, ${start[1]}::uuid)` : empty}
    ORDER BY d.at DESC, d.member_id DESC LIMIT ${limit + 1}`)
  return pageOf(rows, limit, ({ at, id }) => [at.toISOString(), id], presentDeparture)
}

/**
 * Which picture a person has, for somebody who may see the person; 404 otherwise. A guest sees those of their teams, and those who did
 * something where they could read it (`activity_actor`).
 */
export async function findPortrait({ db, actor }: Context, memberId: string): Promise<number> {
  const shared = actor.audiences.filter((id) => id !== publicAudience)
  const rows = await db.rows<{ portrait: number | null }>(sql`
    SELECT m.portrait FROM member m WHERE m.id = ${memberId}::uuid AND (${actor.insider} OR m.id = ${actor.id}::uuid
      OR EXISTS (SELECT 1 FROM team_member t WHERE t.member_id = m.id AND t.project_id = ANY(${actor.teams}::uuid[]))
      OR EXISTS (SELECT 1 FROM activity a WHERE a.actor_id = m.id AND a.audience_id = ANY(${shared}::uuid[])))`)
  return found(rows[0]?.portrait)
}

/** Whom a letter goes to, and in which language they read; null for somebody without an address. */
export async function findAddressee({ db }: Services, memberId: string) {
  const member = await db.prisma.member.findUnique({ where: { id: memberId }, select: { name: true, email: true, language: true } })
  return member?.email ? { name: member.name, email: member.email, language: languageOf(member.language) } : null
}

const languageOf = (word: string): Language => (word === 'en' ? 'en' : 'fr')
