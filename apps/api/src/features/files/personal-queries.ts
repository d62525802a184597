import type { PersonalPart } from '../../platform/personal-part.ts'
import { fileKey } from './keys.ts'

/** The files that a person sent, as they were sent, and those on their way. */
export const personalPart: PersonalPart = {
  models: ['Upload'],
  read: async ({ db, storage }, memberId) => {
    const { prisma } = db
    const items = await prisma.item.findMany({
      where: { kind: 'file', createdById: memberId },
      select: { id: true, title: true, createdAt: true, file: { select: { type: true, bytes: true } } },
      orderBy: { createdAt: 'asc' },
    })
    const uploads = await prisma.upload.findMany({ where: { memberId }, select: { name: true, bytes: true, startedAt: true } })
    const told = items.map(({ id, title, createdAt, file }, at) => ({
      name: title,
      type: file?.type,
      bytes: Number(file?.bytes ?? 0),
      at: createdAt,
      standsIn: pathOf(at, title),
      id,
    }))
    return [
      {
        name: 'files.json',
        holds: {
          fr: 'la liste des fichiers que vous avez envoyés',
          en: 'the list of the files that you sent',
        },
        content: { sent: told, onTheirWay: uploads.map((upload) => ({ ...upload, bytes: Number(upload.bytes) })) },
      },
      ...told.map(({ id, bytes, standsIn }) => ({
        name: standsIn,
        holds: { fr: 'un fichier que vous avez envoyé', en: 'a file that you sent' },
        content: { bytes, open: () => storage.open(fileKey(id)) },
      })),
    ]
  },
}

/** Two files may have one name. */
const pathOf = (at: number, name: string) => `files/${String(at + 1).padStart(4, '0')} ${name}`
