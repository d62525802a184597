import type { Language } from '@navette/contract/accounts/schema.ts'
import type { FileAnswer } from '@navette/contract/core/files.ts'
import { Temporal } from 'temporal-polyfill'
import type { OpenContext } from '../../platform/context.ts'
import { empty, sql } from '../../platform/db/database.ts'
import { found } from '../../platform/http/refuse.ts'
import { publicAudience } from '../../platform/session/actor.ts'
import { sayWall } from './present.ts'
import { type PublicDate, publicPagePolicy, writePublicPage } from './public-page.ts'
import { carriedBy } from './queries.ts'

interface PublicRow extends Omit<PublicDate, 'startsAt' | 'endsAt' | 'organisations'> {
  timeZone: string
  startsAt: Date
  endsAt: Date
  organisationIds: string[]
}

/** A page shows the next hundred; whoever wants more subscribes to the feed. */
const mostShown = 100
/** An event lasts a year at most: what began before is over. Found by `occurrence_starts`. */
const longest = 367 * 86_400_000
/** Seconds for which browsers keep it: other sites show it to many. */
const keptFor = 300

interface Wanted {
  organisationId?: string | undefined
  language?: Language | undefined
}

/** The next public dates as a page, for anybody and any site. */
export async function readPublicPage({ db, clock, names }: OpenContext, { organisationId, language }: Wanted): Promise<FileAnswer> {
  const cluster = await db.prisma.cluster.findFirst({ select: { name: true, language: true } })
  const known = await names.known()
  const organisation = organisationId ? found(known.organisation(organisationId)) : null
  const now = clock.now()
  const rows = await db.rows<PublicRow>(sql`
    SELECT i.title, o.all_day AS "allDay", o.starts::text AS starts, o.ends::text AS ends, o.time_zone AS "timeZone", o.starts_at AS "startsAt",
      o.ends_at AS "endsAt", l.name AS place, COALESCE(e.option_until >= ${clock.today()}::date, false) AS option,
      ARRAY[i.organisation_id::text] || ARRAY(SELECT t.organisation_id::text FROM event_partner t WHERE t.event_id = e.id ORDER BY t.place) AS "organisationIds",
      EXISTS (SELECT 1 FROM occurrence_cancellation c WHERE c.occurrence_id = o.id) AS cancelled
    FROM occurrence o JOIN event e ON e.id = o.event_id JOIN item i ON i.id = o.event_id LEFT JOIN place l ON l.id = e.place_id
    WHERE o.ends_at > ${now} AND o.starts_at > ${new Date(now.getTime() - longest)} AND i.trashed_at IS NULL AND i.audience_id = ${publicAudience}::uuid
      ${organisation ? sql`AND ${carriedBy([organisation.id])}` : empty}
    ORDER BY o.starts_at, o.id LIMIT ${mostShown}`)
  const dates = rows.map(
    ({ organisationIds, timeZone, startsAt, endsAt, ...row }): PublicDate => ({
      ...row,
      starts: sayWall(row.starts, row.allDay),
      ends: sayWall(row.ends, row.allDay),
      startsAt: row.allDay ? row.starts.slice(0, 10) : withOffset(startsAt, timeZone),
      endsAt: row.allDay ? row.ends.slice(0, 10) : withOffset(endsAt, timeZone),
      organisations: organisationIds.flatMap((id) => known.organisation(id)?.name ?? []),
    }),
  )
  const page = {
    name: organisation?.name ?? cluster?.name ?? '',
    language: language ?? (cluster?.language === 'en' ? 'en' : 'fr'),
    dates,
  } as const
  return {
    name: 'calendrier.html',
    type: 'text/html; charset=utf-8',
    content: writePublicPage(page),
    inline: true,
    embedded: publicPagePolicy,
    keepFor: keptFor,
  }
}

/** `2026-11-28T20:30:00+01:00` */
const withOffset = (at: Date, timeZone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toString({ timeZone, smallestUnit: 'second' })
