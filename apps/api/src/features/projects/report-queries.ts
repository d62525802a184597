import type { FileAnswer } from '@navette/contract/core/files.ts'
import type { PersonRef } from '@navette/contract/core/refs.ts'
import { teamJoined } from '@navette/contract/projects/activities.ts'
import { periodBackwards } from '@navette/contract/projects/endpoints.ts'
import type { Context } from '../../platform/context.ts'
import { sql } from '../../platform/db/database.ts'
import { holdsOn, personRef } from '../../platform/db/people.ts'
import { fileNameOf } from '../../platform/files/name.ts'
import { refuse } from '../../platform/http/refuse.ts'
import type { ReadReport, ReportPeriod } from '../../platform/report.ts'
import { findProject } from './queries.ts'
import { type Report, reportMarkdown, reportPdf } from './report.ts'
import { projectReportWords } from './report-words.ts'

/** Longer lines are nobody's to read: a shorter period tells the rest. */
const mostLines = 1_000
const mostPeople = 500

interface ReportAsked {
  from?: string | undefined
  to?: string | undefined
  as: 'pdf' | 'markdown'
}

/** What was done in a period, as far as the actor may read it: each feature tells its own, in its manifest. */
export async function reportProject(context: Context, projectId: string, asked: ReportAsked): Promise<FileAnswer> {
  const { actor, clock, features } = context
  const project = await findProject(context, projectId)
  const { from = clock.dayOf(project.createdAt), to = clock.today(), as } = asked
  if (to < from) refuse(periodBackwards)
  const period: ReportPeriod = {
    projectId,
    from: clock.startOf(from),
    until: clock.startOf(dayAfter(to)),
    language: actor.language,
    most: mostLines + 1,
  }
  const parts = await Promise.all(features.flatMap(({ report }) => report?.(context, period) ?? []))
  const people = await whoTookPart(context, period)
  const lines = parts.flatMap((part) => part.lines).sort((one, other) => one.at.getTime() - other.at.getTime())
  const report: Report = {
    title: project.title,
    summary: project.summary,
    organisations: project.ribbon.map(({ name }) => name),
    lead: project.lead?.name ?? null,
    stage: project.stage,
    from,
    to,
    madeOn: clock.today(),
    madeBy: actor.name,
    people: people.slice(0, mostPeople),
    morePeople: Math.max(0, people.length - mostPeople),
    figures: parts.flatMap((part) => part.figures).filter(({ count }) => count > 0),
    lines: lines.slice(0, mostLines).map(({ at, text }) => ({ day: clock.dayOf(at), text })),
    cut: lines.length > mostLines,
  }
  const { language } = actor
  return as === 'pdf'
    ? { name: `${fileNameOf(project.title)}.pdf`, type: 'application/pdf', content: await reportPdf(report, language) }
    : { name: `${fileNameOf(project.title)}.md`, type: 'text/markdown; charset=utf-8', content: reportMarkdown(report, language) }
}

const dayAfter = (day: string) => new Date(new Date(`${day}T12:00:00Z`).getTime() + 86_400_000).toISOString().slice(0, 10)

/** Whoever did something in the period, and the team of today; by organisation in the order of the ribbon, then by name. Served by `activity_project_at`. */
async function whoTookPart({ db, clock, actor }: Context, { projectId, from, until }: ReportPeriod) {
  const today = clock.today()
  const rows = await db.rows<{ person: PersonRef; organisation: string | null }>(sql`
    WITH part AS (
      SELECT a.actor_id AS id FROM activity a
      WHERE a.project_id = ${projectId}::uuid AND a.at >= ${from} AND a.at < ${until} AND a.audience_id = ANY(${actor.audiences}::uuid[])
        AND a.actor_id IS NOT NULL
      UNION SELECT member_id FROM team_member WHERE project_id = ${projectId}::uuid AND joined_at < ${until})
    SELECT ${personRef(sql`m.id`, today)} AS person, place.name AS organisation
    FROM part JOIN member m ON m.id = part.id
    LEFT JOIN LATERAL (
      SELECT o.name::text AS name, COALESCE(x.place, CASE WHEN o.id = i.organisation_id THEN -1 ELSE 1000 END) AS place
      FROM membership s JOIN organisation o ON o.id = s.organisation_id JOIN item i ON i.id = ${projectId}::uuid
      LEFT JOIN project_partner x ON x.project_id = i.id AND x.organisation_id = o.id
      WHERE s.member_id = m.id AND ${holdsOn(sql`s`, today)}
      ORDER BY x.place IS NULL AND o.id <> i.organisation_id, s.starts_on, s.id LIMIT 1) place ON true
    ORDER BY place.place NULLS LAST, place.name NULLS LAST, m.name, m.id LIMIT ${mostPeople + 1}`)
  return rows.map(({ person, organisation }) => ({ name: person.name, organisation }))
}

/** What projects tell of themselves: stages, partners and arrivals. Served by `activity_project_verb_at`. */
export const projectReport: ReadReport = async ({ db, clock, actor }, { projectId, from, until, language, most }) => {
  const words = projectReportWords[language]
  const rows = await db.rows<{ at: Date; verb: string; member: PersonRef | null; facts: Record<string, unknown>; arrived: number }>(sql`
    SELECT a.at, a.verb, a.facts, ${personRef(sql`COALESCE(a.facts ->> 'memberId', a.actor_id::text)::uuid`, clock.today())} AS member
    FROM unnest(${Object.keys(words.lines)}::text[]) AS told (verb) CROSS JOIN LATERAL (
      SELECT a.* FROM activity a WHERE a.project_id = ${projectId}::uuid AND a.verb = told.verb AND a.at >= ${from} AND a.at < ${until}
        AND a.audience_id = ANY(${actor.audiences}::uuid[]) ORDER BY a.at, a.id LIMIT ${most}) a
    ORDER BY a.at, a.verb <> 'project.started', a.id LIMIT ${most}`)
  const [counted] = await db.rows<{ arrived: number }>(sql`
    SELECT count(*)::int AS arrived FROM activity a WHERE a.project_id = ${projectId}::uuid AND a.verb = 'team.joined'
      AND a.at >= ${from} AND a.at < ${until} AND a.audience_id = ANY(${actor.audiences}::uuid[])`)
  const arrived = counted?.arrived ?? 0
  return {
    figures: [{ count: arrived, label: words.arrived(arrived) }],
    lines: together(rows, ({ at, verb }) => (verb === teamJoined.verb ? clock.dayOf(at) : null)).map((those) => {
      const [{ at, verb, facts }] = those
      const people = those.map(({ member }) => (member ? nameWith(member) : words.somebody))
      const said = { people: new Intl.ListFormat(language).format(people), count: people.length, stage: String(facts['stage'] ?? '') }
      return { at, text: words.lines[verb]?.(said) ?? '' }
    }),
  }
}

const nameWith = ({ name, organisation }: PersonRef) => (organisation ? `${name} (${organisation.name})` : name)

/** Rows that follow each other and have the same key are one; those without a key stand alone. */
function together<T>(rows: readonly T[], keyOf: (row: T) => string | null): [T, ...T[]][] {
  const groups: [T, ...T[]][] = []
  for (const row of rows) {
    const last = groups.at(-1)
    if (last && keyOf(row) !== null && keyOf(row) === keyOf(last[0])) last.push(row)
    else groups.push([row])
  }
  return groups
}
