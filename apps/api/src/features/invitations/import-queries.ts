import type { Page, PageQuery } from '@navette/contract/core/paging.ts'
import type {
  ImportCounts,
  ImportLine,
  ImportMapping,
  ImportOutcome,
  ImportSummary,
  PeopleImport,
} from '@navette/contract/invitations/import-schema.ts'
import type { Context, OpenContext } from '../../platform/context.ts'
import { empty, type Reader, type Sql, sql } from '../../platform/db/database.ts'
import { decodeCursor, keyShape, pageOf } from '../../platform/db/paging.ts'
import { found } from '../../platform/http/refuse.ts'
import type { SaidLine } from './import-line.ts'
import { type ImportRow, type LineRow, presentImport, presentLine, presentSummary } from './import-present.ts'
import type { Standing, World } from './import-verdict.ts'
import { plain } from './import-words.ts'

/** How many lines of each outcome, in JSON; from the lines `i` still has, else from the figures of its end. */
const countsOf = (i: Sql) => sql`(SELECT json_build_object('lineCount', count(*)::int, 'doneCount', count(*) FILTER (WHERE l.done)::int,
    'judged', count(l.outcome)::int, 'shortLines', count(*) FILTER (WHERE cardinality(l.cells) < cardinality(${i}.columns))::int,
    'counts', json_build_object(${perOutcome(sql`true`)}), 'doneCounts', json_build_object(${perOutcome(sql`l.done`)}))
  FROM people_import_line l WHERE l.import_id = ${i}.id)`

const perOutcome = (which: Sql) => sql`
  'invited', count(*) FILTER (WHERE l.outcome = 'invited' AND ${which})::int, 'added', count(*) FILTER (WHERE l.outcome = 'added' AND ${which})::int,
  'updated', count(*) FILTER (WHERE l.outcome = 'updated' AND ${which})::int, 'unchanged', count(*) FILTER (WHERE l.outcome = 'unchanged' AND ${which})::int,
  'faulty', count(*) FILTER (WHERE l.outcome = 'faulty' AND ${which})::int`

const importColumns = sql`i.id, i.file_name AS "fileName", i.organisation_id AS "organisationId", i.columns, i.mapping, i.read_at AS "readAt",
  i.started_at AS "startedAt", i.finished_at AS "finishedAt", i.cancelled_at AS "cancelledAt", i.result IS NULL AS live,
  COALESCE(i.result, ${countsOf(sql`i`)}::jsonb) AS figures,
  EXISTS (SELECT 1 FROM people_import_line k WHERE k.import_id = i.id) AS "linesKept"`

/** The files that the actor brought, the last first; served by `people_import_by`. */
export async function listPeopleImports({ actor, db }: Context, { after, limit }: PageQuery): Promise<Page<ImportSummary>> {
  const start = decodeCursor(after, [keyShape.instant, keyShape.uuid])
  const rows = await db.rows<ImportRow>(sql`
    SELECT ${importColumns} FROM people_import i WHERE i.by_id = ${actor.id}::uuid AND cardinality(i.columns) > 0
      ${start ? sql`AND (i.read_at, i.id) < (${start[0]}::timestamptz, ${start[1]}::uuid)` : empty}
    ORDER BY i.read_at DESC, i.id DESC LIMIT ${limit + 1}`)
  return pageOf(rows, limit, ({ readAt, id }) => [readAt.toISOString(), id], presentSummary)
}

/** One of the actor's own imports; nobody sees another's. */
export async function getPeopleImport({ actor, db }: Context, id: string): Promise<PeopleImport> {
  const rows = await db.rows<ImportRow & { sample: string[][] }>(sql`
    SELECT ${importColumns}, (SELECT COALESCE(json_agg(to_json(s.cells) ORDER BY s.number), '[]') FROM (
      SELECT l.number, l.cells FROM people_import_line l WHERE l.import_id = i.id ORDER BY l.number LIMIT 20) s) AS sample
    FROM people_import i WHERE i.id = ${id}::uuid AND i.by_id = ${actor.id}::uuid`)
  return presentImport(found(rows[0]))
}

/** What the rules ask of an import before something is done with it. */
interface ImportFacts {
  organisationId: string | null
  columns: string[]
  mapping: (ImportMapping & { round: string }) | null
  startedAt: Date | null
  finishedAt: Date | null
}

/** The same, one's own, held until the transaction ends where `db` is one. */
export async function findPeopleImport({ actor }: Context, id: string, db: Reader, hold = false): Promise<ImportFacts> {
  const rows = await db.rows<ImportFacts>(sql`
    SELECT organisation_id AS "organisationId", columns, mapping, started_at AS "startedAt", finished_at AS "finishedAt"
    FROM people_import WHERE id = ${id}::uuid AND by_id = ${actor.id}::uuid ${hold ? sql`FOR UPDATE` : empty}`)
  return found(rows[0])
}

interface LineSearch extends PageQuery {
  outcome?: ImportOutcome | undefined
}

/** The lines of one's own import, as the file has them. */
export async function listImportLines(context: Context, id: string, { after, limit, outcome }: LineSearch): Promise<Page<ImportLine>> {
  await findPeopleImport(context, id, context.db)
  const start = decodeCursor(after, [keyShape.number])
  const rows = await readLines(context.db, id, { after: Number(start?.[0] ?? 0), limit: limit + 1, ...(outcome && { outcome }) })
  return pageOf(rows, limit, ({ number }) => [String(number)], presentLine)
}

interface LineRange {
  after: number
  limit: number
  outcome?: ImportOutcome
  /** Only those that were not brought in yet. */
  left?: boolean
}

/** Lines in the order of the file; served by the primary key. */
export const readLines = (db: Reader, importId: string, { after, limit, outcome, left = false }: LineRange): Promise<LineRow[]> =>
  db.rows<LineRow>(sql`
    SELECT number, cells, outcome, problem, done FROM people_import_line
    WHERE import_id = ${importId}::uuid AND number > ${after}::int ${outcome ? sql`AND outcome = ${outcome}` : empty} ${left ? sql`AND NOT done` : empty}
    ORDER BY number LIMIT ${limit}::int`)

/** The figures of an import, as they are kept when its lines are not. */
export async function figuresOf(db: Reader, importId: string): Promise<{ lineCount: number; doneCount: number; counts: ImportCounts }> {
  const rows = await db.rows<{ figures: { lineCount: number; doneCount: number; counts: ImportCounts } }>(
    sql`SELECT ${countsOf(sql`i`)} AS figures FROM people_import i WHERE i.id = ${importId}::uuid`,
  )
  return found(rows[0]).figures
}

/** An import that goes on, held until the transaction ends; null where it does not, or where another worker has it in hand. */
export async function holdRunningImport(db: Reader, importId: string) {
  const rows = await db.rows<{ byId: string | null; mapping: ImportMapping }>(sql`
    SELECT by_id AS "byId", mapping FROM people_import
    WHERE id = ${importId}::uuid AND started_at IS NOT NULL AND finished_at IS NULL FOR UPDATE SKIP LOCKED`)
  return rows[0] ?? null
}

/** Imports that were begun and stand still since an instant: the server that had them in hand has fallen. */
export const findStalledImports = (db: Reader, since: Date): Promise<{ id: string }[]> =>
  db.rows<{ id: string }>(sql`
    SELECT id FROM people_import WHERE started_at IS NOT NULL AND finished_at IS NULL AND COALESCE(advanced_at, started_at) < ${since}`)

/** What the lines have to be compared with, in a handful of statements whatever their number. */
export async function readWorld(
  db: Reader,
  context: OpenContext,
  importerId: string,
  mayManage: (organisationId: string) => boolean,
  lines: readonly SaidLine[],
): Promise<World> {
  const emails = [...new Set(lines.flatMap(({ said }) => said.email ?? []))]
  const names = [...new Set(lines.flatMap(({ said }) => (said.email === null && said.name ? [said.name] : [])))]
  const today = context.clock.today()
  const organisations = await db.rows<{ id: string; name: string; initials: string; closed: boolean }>(sql`
    SELECT o.id, o.name::text, o.initials, EXISTS (SELECT 1 FROM organisation_closure c WHERE c.organisation_id = o.id) AS closed FROM organisation o`)
  const accounts = await db.rows<{ id: string; email: string }>(
    sql`SELECT id, lower(email::text) AS email FROM member WHERE email = ANY(${emails}::citext[])`,
  )
  const belonging = await readBelonging(db, today, emails, names)
  const waiting = await db.rows<{ key: string; role: Standing['role']; endsOn: string | null; expired: boolean }>(sql`
    SELECT organisation_id || ' ' || lower(email::text) AS key, role, ends_on::text AS "endsOn", expires_at <= ${context.clock.now()} AS expired
    FROM invitation WHERE email = ANY(${emails}::citext[]) AND accepted_at IS NULL AND withdrawn_at IS NULL AND declined_at IS NULL AND organisation_id IS NOT NULL`)
  const byName = gather(organisations, ({ name }) => plain(name))
  const byInitials = gather(organisations, ({ initials }) => plain(initials))
  return {
    today,
    importerId,
    mayManage,
    organisations: new Map([...byInitials, ...byName]),
    closed: new Set(organisations.flatMap(({ id, closed }) => (closed ? [id] : []))),
    names: new Map(organisations.map(({ id, name }) => [id, name])),
    accounts: new Map(accounts.map(({ email, id }) => [email, id])),
    belonging: new Map(belonging.map((row) => [`${row.organisationId} ${row.memberId}`, row])),
    belongingByName: gather(belonging, ({ organisationId, name }) => `${organisationId} ${plain(name)}`),
    waiting: new Map(waiting.map(({ key, ...invitation }) => [key, invitation])),
  }
}

interface BelongingRow extends Standing {
  organisationId: string
  name: string
}

/** A name without capitals, accents and marks, nearly as `plain` makes it, which has the last word. */
const plainSql = (name: Sql) => sql`trim(regexp_replace(lower(unaccent(${name})), '[^[:alnum:]]+', ' ', 'g'))`

/** The places, today's or the next, of people with one of these addresses or one of these names. */
const readBelonging = (db: Reader, today: string, emails: string[], names: string[]): Promise<BelongingRow[]> =>
  db.rows<BelongingRow>(sql`
    SELECT DISTINCT ON (s.organisation_id, m.id) s.organisation_id AS "organisationId", m.id AS "memberId", m.name, s.id AS "membershipId", s.role,
      s.starts_on::text AS "startsOn", s.ends_on::text AS "endsOn", m.email IS NOT NULL AS "hasAccount", m.phone, m.occupation
    FROM member m JOIN membership s ON s.member_id = m.id
    WHERE (m.email = ANY(${emails}::citext[]) ${
      names.length > 0 ? sql`OR ${plainSql(sql`m.name`)} IN (SELECT ${plainSql(sql`n`)} FROM unnest(${names}::text[]) n)` : empty
    }) AND (s.ends_on IS NULL OR s.ends_on > ${today}::date)
    ORDER BY s.organisation_id, m.id, s.starts_on`)

function gather<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const gathered = new Map<string, T[]>()
  for (const row of rows) {
    const there = gathered.get(key(row))
    if (there) there.push(row)
    else gathered.set(key(row), [row])
  }
  return gathered
}
