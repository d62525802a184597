import type { OrganisationPart } from '../../platform/organisation-part.ts'
import { exportFiles } from './organisation-queries.ts'

export const organisationPart: OrganisationPart = {
  export: exportFiles,
  /** The one it is merged into takes over what its files weigh. */
  merge: async ({ prisma }, { fromId, intoId }) => {
    await prisma.file.updateMany({ where: { payerId: fromId }, data: { payerId: intoId } })
    await prisma.upload.updateMany({ where: { payerId: fromId }, data: { payerId: intoId } })
  },
}
