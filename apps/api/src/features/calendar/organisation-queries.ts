import type { Context } from '../../platform/context.ts'
import { sql } from '../../platform/db/database.ts'
import { organisationRef, personRef } from '../../platform/db/people.ts'
import type { ExportedFile } from '../../platform/organisation-part.ts'

/** The events that an organisation carries, as host or partner, except what a team keeps to itself. */
export async function exportEvents({ db, clock }: Context, organisationId: string): Promise<ExportedFile[]> {
  const rows = await db.rows<object>(sql`
    SELECT i.id, i.title, e.kind, e.visibility, e.description, l.name AS place, e.capacity, e.option_until::text AS "optionUntil",
      ${organisationRef(sql`h`)} AS host, i.created_at AS "createdAt", ${personRef(sql`e.contact_id`, clock.today())} AS contact,
      (SELECT json_build_object('uid', g.uid, 'name', g.name, 'url', g.url) FROM event_origin g WHERE g.event_id = e.id) AS origin,
      COALESCE((SELECT json_agg(${organisationRef(sql`o`)} ORDER BY t.place) FROM event_partner t JOIN organisation o ON o.id = t.organisation_id
        WHERE t.event_id = e.id), '[]') AS partners,
      (SELECT json_agg(json_build_object('id', d.id, 'allDay', d.all_day, 'starts', d.starts, 'ends', d.ends, 'timeZone', d.time_zone,
        'cancelled', c.occurrence_id IS NOT NULL, 'reason', c.reason) ORDER BY d.starts_at, d.id)
        FROM occurrence d LEFT JOIN occurrence_cancellation c ON c.occurrence_id = d.id WHERE d.event_id = e.id) AS dates
    FROM item i JOIN event e ON e.id = i.id JOIN organisation h ON h.id = i.organisation_id LEFT JOIN place l ON l.id = e.place_id
    WHERE i.trashed_at IS NULL AND e.visibility <> 'team' AND (i.organisation_id = ${organisationId}::uuid
      OR EXISTS (SELECT 1 FROM event_partner x WHERE x.event_id = e.id AND x.organisation_id = ${organisationId}::uuid))
    ORDER BY i.created_at, i.id`)
  const outside = await db.prisma.outsideCalendar.findMany({
    where: { organisationId },
    select: { name: true, address: true, visibility: true, addedAt: true, readAt: true },
    orderBy: { addedAt: 'asc' },
  })
  return [
    { path: 'evenements.json', content: JSON.stringify(rows, null, 2) },
    { path: 'calendriers-du-dehors.json', content: JSON.stringify(outside, null, 2) },
  ]
}
