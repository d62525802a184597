import type { FileAnswer } from '@navette/contract/core/files.ts'
import type { Context } from '../../platform/context.ts'
import { sql } from '../../platform/db/database.ts'
import { csv } from '../../platform/files/csv.ts'
import { zipOf } from '../../platform/files/zip.ts'
import { getOrganisation } from './queries.ts'

interface ExportedPerson {
  name: string
  email: string | null
  role: string
  startsOn: string
  endsOn: string | null
}

/** All that is the organisation's in one archive: what it says of itself, its people then and now, and what each feature gives. */
export async function packOrganisation(context: Context, id: string): Promise<FileAnswer> {
  const { db, clock, features } = context
  const { can: _, closure: __, ...organisation } = await getOrganisation(context, id)
  const people = await db.rows<ExportedPerson>(sql`
    SELECT m.name, m.email::text AS email, s.role, s.starts_on::text AS "startsOn", s.ends_on::text AS "endsOn"
    FROM membership s JOIN member m ON m.id = s.member_id
    WHERE s.organisation_id = ${id}::uuid AND (s.ends_on IS NULL OR s.ends_on > s.starts_on) ORDER BY m.name, s.starts_on`)
  const parts = await Promise.all(features.map(({ organisationPart }) => organisationPart?.export?.(context, id) ?? []))
  const files = [
    { path: 'structure.json', content: JSON.stringify(organisation, null, 2) },
    { path: 'personnes.json', content: JSON.stringify(people, null, 2) },
    {
      path: 'personnes.csv',
      content: csv(
        ['Nom', 'Adresse électronique', 'Rôle', 'Depuis le', 'Jusqu’au (exclu)'],
        people.map(({ name, email, role, startsOn, endsOn }) => [name, email, role, startsOn, endsOn]),
      ),
    },
    ...parts.flat(),
  ]
  return { name: `${organisation.name} ${clock.today()}.zip`, type: 'application/zip', content: zipOf(files) }
}
