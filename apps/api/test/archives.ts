import { newId } from '@navette/contract/core/ids.ts'
import { getArchive, openArchive } from '@navette/contract/discussions/archive-endpoints.ts'
import type { Archive } from '@navette/contract/discussions/archive-schema.ts'
import { siftMessages } from '../src/features/discussions/sifting-commands.ts'
import { organisationId, type TestServer } from './server.ts'
import { sendFile } from './uploads.ts'

interface Whereto {
  projectId?: string | null
  organisationId?: string | null
}

/** The archive of a list, sent, opened and looked through: ready to be brought in. */
export async function bringMailbox(
  server: TestServer,
  key: string,
  box: Uint8Array,
  place: Whereto = { organisationId: organisationId('fil') },
): Promise<Archive> {
  const visitor = await server.as(key)
  const file = await sendFile(visitor, box, { name: 'pole.mbox' })
  const id = newId()
  const opened = await visitor.call(openArchive, { body: { id, fileId: file.id, ...place } })
  if (opened.status !== 201) throw new Error(`The archive was refused: ${JSON.stringify(opened.body)}`)
  // By hand, or by the server's own queue where that is faster.
  for (let archive = opened.body; ; archive = (await visitor.call(getArchive, { params: { archiveId: id } })).body) {
    if (archive.state !== 'reading') return archive
    await siftMessages(server.services, id)
  }
}
