import { posterUnknown } from '@navette/contract/invitations/endpoints.ts'
import type { OpenPoster, Poster } from '@navette/contract/invitations/schema.ts'
import type { Context, OpenContext } from '../../platform/context.ts'
import { type Reader, type Sql, sql } from '../../platform/db/database.ts'
import { organisationRef, personRef } from '../../platform/db/people.ts'
import { allow, refuse } from '../../platform/http/refuse.ts'
import { getOrganisation } from '../organisations/queries.ts'
import { isOpen } from './joining-queries.ts'
import { looksAfter } from './policy.ts'
import { type PosterRow, presentPoster } from './present.ts'

const posterRows = (today: string, rest: Sql) => sql`
  SELECT p.id, ${organisationRef(sql`o`)} AS organisation, p.role, p.token, p.made_at AS "madeAt", ${personRef(sql`p.made_by`, today)} AS "madeBy"
  FROM poster p JOIN organisation o ON o.id = p.organisation_id WHERE p.withdrawn_at IS NULL ${rest}`

/** The poster that hangs, for those who may print it. */
export async function getPoster(context: Context, organisationId: string): Promise<{ poster: Poster | null }> {
  await getOrganisation(context, organisationId)
  allow(looksAfter(context.actor, organisationId))
  const { db, clock, config } = context
  const rows = await db.rows<PosterRow>(posterRows(clock.today(), sql`AND p.organisation_id = ${organisationId}::uuid`))
  return { poster: rows[0] ? presentPoster(config, rows[0]) : null }
}

/** The poster behind a link, as long as it hangs. */
export async function findPosterByToken(db: Reader, token: string) {
  const rows = await db.rows<OpenPoster & { id: string }>(sql`
    SELECT p.id, ${organisationRef(sql`o`)} AS organisation, o.summary, p.role, o.questions,
      CASE WHEN ${isOpen(sql`o`)} THEN o.joining::text ELSE 'closed' END AS joining
    FROM poster p JOIN organisation o ON o.id = p.organisation_id WHERE p.withdrawn_at IS NULL AND p.token = ${token}`)
  return rows[0] ?? refuse(posterUnknown)
}

export const openPoster = ({ db }: OpenContext, token: string): Promise<OpenPoster> => findPosterByToken(db, token)
