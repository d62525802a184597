import type { Settings } from '@navette/contract/administration/schema.ts'
import type { FileAnswer } from '@navette/contract/core/files.ts'
import { unseal } from '../../platform/config/seal.ts'
import type { Services } from '../../platform/context.ts'
import { found } from '../../platform/http/refuse.ts'

/** What administrators chose; of the mail server, only whether one is set and by whom. */
export async function getSettings({ config, db, mail }: Services): Promise<Settings> {
  const cluster = found(await db.prisma.cluster.findUnique({ where: { id: 1 } }))
  const { name, timeZone, openJoining, secondFactor, retentionDays, logo, version } = cluster
  const chosen = cluster.smtp && (unseal(config.secret, cluster.smtp) === null ? 'sealed' : 'chosen')
  return {
    name,
    language: cluster.language === 'en' ? 'en' : 'fr',
    timeZone,
    openJoining,
    secondFactor,
    retentionDays,
    logo,
    mail: {
      from: cluster.mailFrom,
      sender: (await mail.settings()).from,
      server: config.smtpUrl ? 'environment' : (chosen ?? 'none'),
    },
    version,
  }
}

export const logoKey = (version: number) => `cluster/logo-${version}.webp`

const yearInSeconds = 31_536_000

/** A logo never changes: the next one has another address. */
export async function readLogo({ storage }: Services, version: number): Promise<FileAnswer> {
  const content = Buffer.from(found(await storage.read(logoKey(version))))
  return { name: `logo-${version}.webp`, type: 'image/webp', content, inline: true, keepFor: yearInSeconds }
}
