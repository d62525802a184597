import { newId } from '@navette/contract/core/ids.ts'
import { matchColumns, openPeopleImport, readPeopleFile } from '@navette/contract/invitations/import-endpoints.ts'
import type { PeopleImport } from '@navette/contract/invitations/import-schema.ts'
import { organisationId, type TestServer } from './server.ts'

/** A list of volunteers without addresses, matched and ready to be brought in. */
export async function bringList(
  server: TestServer,
  key: string,
  { lines = 1, organisation = organisationId('fil') } = {},
): Promise<PeopleImport> {
  const visitor = await server.as(key)
  const id = newId()
  const file = Buffer.from(`Nom\n${Array.from({ length: lines }, (_, at) => `Bénévole ${id} ${at}\n`).join('')}`)
  await visitor.call(openPeopleImport, { body: { id, fileName: 'bénévoles.csv', organisationId: organisation } })
  const { body } = await visitor.call(readPeopleFile, { params: { importId: id }, body: file })
  const checked = await visitor.call(matchColumns, { params: { importId: id }, body: { ...body.mapping, role: 'volunteer' } })
  if (checked.status !== 200) throw new Error(`The list was refused: ${JSON.stringify(checked.body)}`)
  return checked.body
}
