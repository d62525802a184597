import type { Language } from '@navette/contract/accounts/schema.ts'
import { auditedVerbs } from '@navette/contract/activities.ts'
import type { AuditEntry, AuditFilter, TracedEntry } from '@navette/contract/administration/schema.ts'
import type { FileAnswer } from '@navette/contract/core/files.ts'
import type { Page, PageQuery } from '@navette/contract/core/paging.ts'
import type { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import { empty, join, type Sql, sql } from '../../platform/db/database.ts'
import { decodeCursor, keyShape, pageOf } from '../../platform/db/paging.ts'
import { csv, csvType } from '../../platform/files/csv.ts'
import { allow } from '../../platform/http/refuse.ts'
import { can as canOrganisation } from '../organisations/policy.ts'
import { getOrganisation } from '../organisations/queries.ts'
import { type Line, sentenceOf, textOf } from './sentences.ts'

type Filter = z.output<typeof AuditFilter>

interface EntryRow extends Line {
  id: string
  at: Date
  origin: TracedEntry['origin']
}

/** The whole audit log, newest first; served by `audit_entry_at`, and by the index of whatever is filtered. */
export async function listAuditEntries(context: Context, { after, limit, ...filter }: Filter & PageQuery): Promise<Page<TracedEntry>> {
  const rows = await entries(context, { filter, after, limit: limit + 1 })
  return pageOf(rows, limit, keysOf, (row) => ({ ...present(row, context.actor.language), origin: row.origin }))
}

/** What concerns an organisation, for those who answer for it; where things came from is the administrators' to see. */
export async function listOrganisationAuditEntries(
  context: Context,
  organisationId: string,
  { after, limit }: PageQuery,
): Promise<Page<AuditEntry>> {
  await allowOrganisation(context, organisationId)
  const rows = await entries(context, { filter: { organisationId }, after, limit: limit + 1 })
  return pageOf(rows, limit, keysOf, (row) => present(row, context.actor.language))
}

/** Whoever may edit an organisation answers for it. */
const allowOrganisation = async (context: Context, organisationId: string) =>
  allow(canOrganisation.edit(context.actor, await getOrganisation(context, organisationId)))

const mostLines = 50_000

/** The same lines as a table. */
export const tableOfAuditEntries = (context: Context, filter: Filter): Promise<FileAnswer> =>
  tableOf(context, filter, ({ origin }) => [origin?.address ?? '', origin?.userAgent ?? ''])

/** The lines of an organisation as a table, where nothing came from. */
export async function tableOfOrganisationAuditEntries(context: Context, organisationId: string): Promise<FileAnswer> {
  await allowOrganisation(context, organisationId)
  return tableOf(context, { organisationId }, () => [])
}

async function tableOf(context: Context, filter: Filter, whence: (row: EntryRow) => string[]): Promise<FileAnswer> {
  const { language } = context.actor
  const lines = (await entries(context, { filter, after: undefined, limit: mostLines })).map((row) => [
    ...cells(row, language),
    ...whence(row),
  ])
  const head = heads[language]
  const content = csv(head.slice(0, lines[0]?.length ?? head.length), lines)
  return { name: `${language === 'fr' ? 'journal' : 'audit-log'}-${context.clock.today()}.csv`, type: csvType, content }
}

const cells = (row: EntryRow, language: Language): string[] => {
  const names = [row.actor, row.helper ?? row.other, row.member, row.organisation, row.item].map((named) => named?.name ?? '')
  return [row.at.toISOString(), textOf(sentenceOf(row, language)), ...names, row.verb]
}

const heads: Record<Language, string[]> = {
  fr: ['Quand (UTC)', 'Quoi', 'Qui', 'Avec l’aide de', 'Personne concernée', 'Structure', 'Objet', 'Verbe', 'Adresse réseau', 'Navigateur'],
  en: ['When (UTC)', 'What', 'Who', 'Helped by', 'Person concerned', 'Organisation', 'Thing', 'Verb', 'Network address', 'Browser'],
}

interface Wanted {
  filter: Filter
  after: string | undefined
  limit: number
}

/** A title is told only to whoever may see the thing: administrators do not read everything. */
async function entries({ db, actor }: Context, { filter, after, limit }: Wanted): Promise<EntryRow[]> {
  const start = decodeCursor(after, [keyShape.instant, keyShape.uuid])
  const conditions = [...matching(filter), ...(start ? [sql`(e.at, e.id) < (${new Date(start[0] ?? '')}, ${start[1]}::uuid)`] : [])]
  return db.rows<EntryRow>(sql`
    SELECT e.id, e.at, e.verb, e.facts, e.actor_id AS "actorId", e.member_id AS "memberId",
      ${memberOf(sql`e.actor_id`)} AS actor, ${memberOf(sql`e.helper_id`)} AS helper, ${memberOf(sql`e.member_id`)} AS member,
      ${memberOf(sql`(e.facts ->> 'helperId')::uuid`)} AS other,
      ${organisationOf(sql`e.organisation_id`)} AS organisation, ${organisationOf(sql`(e.facts ->> 'intoId')::uuid`)} AS "into",
      (SELECT json_build_object('id', i.id, 'kind', i.kind, 'name', CASE WHEN i.audience_id = ANY(${actor.audiences}::uuid[]) THEN i.title END)
        FROM item i WHERE i.id = e.item_id) AS item,
      (SELECT json_build_object('address', o.address, 'userAgent', o.user_agent) FROM audit_origin o WHERE o.entry_id = e.id) AS origin
    FROM audit_entry e
    ${conditions.length > 0 ? sql`WHERE ${join(conditions, ' AND ')}` : empty}
    ORDER BY e.at DESC, e.id DESC LIMIT ${limit}`)
}

const memberOf = (id: Sql): Sql => sql`(SELECT json_build_object('id', m.id, 'name', m.name) FROM member m WHERE m.id = ${id})`
const organisationOf = (id: Sql): Sql => sql`(SELECT json_build_object('id', g.id, 'name', g.name) FROM organisation g WHERE g.id = ${id})`

function matching({ actorId, memberId, organisationId, noun, from, until }: Filter): Sql[] {
  return [
    ...(actorId ? [sql`(e.actor_id = ${actorId}::uuid OR e.helper_id = ${actorId}::uuid)`] : []),
    ...(memberId ? [sql`e.member_id = ${memberId}::uuid`] : []),
    ...(organisationId ? [sql`e.organisation_id = ${organisationId}::uuid`] : []),
    ...(noun ? [sql`e.verb = ANY(${auditedVerbs(noun)})`] : []),
    ...(from ? [sql`e.at >= ${midnight(sql`${from}::date`)}`] : []),
    ...(until ? [sql`e.at < ${midnight(sql`(${until}::date + 1)`)}`] : []),
  ]
}

/** The beginning of a day, where the cluster is. */
const midnight = (day: Sql): Sql => sql`(${day}::timestamp AT TIME ZONE (SELECT time_zone FROM cluster))`

const keysOf = ({ at, id }: EntryRow) => [at.toISOString(), id]

const present = (row: EntryRow, language: Language): AuditEntry => ({
  id: row.id,
  at: row.at.toISOString(),
  verb: row.verb,
  sentence: sentenceOf(row, language),
})
