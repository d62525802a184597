import type { Language } from '@navette/contract/accounts/schema.ts'
import { job } from '../../platform/jobs/jobs.ts'
import { findAddressee } from './queries.ts'

/** A refresh token came back a second time: somebody may have copied it, and its owner should know. */
export const warnOfReuse = job<{ memberId: string }>({
  name: 'accounts.warn-of-reuse',
  run: async (services, { memberId }) => {
    const { mail, config } = services
    const member = await findAddressee(services, memberId)
    if (!member) return
    const { subject, text } = reuseWarning[member.language === 'en' ? 'en' : 'fr'](member.name, config.publicUrl)
    await mail.send({ to: member.email, subject, text })
  },
})

type Words = (name: string, address: string | null) => { subject: string; text: string }

const reuseWarning: Record<Language, Words> = {
  fr: (name, address) => ({
    subject: 'Navette : une de vos sessions a été fermée',
    text: `Bonjour ${name},

Une de vos sessions vient d’être fermée, par prudence : sa clé a servi deux fois, comme si quelqu’un l’avait copiée. Rien de ce que vous avez écrit n’est perdu.

Reconnectez-vous${address ? ` sur ${address}` : ''}. Si vous partagez un appareil, pensez à vous déconnecter en partant.
`,
  }),
  en: (name, address) => ({
    subject: 'Navette: one of your sessions was closed',
    text: `Hello ${name},

One of your sessions has just been closed as a precaution: its key was used twice, as if somebody had copied it. Nothing you wrote is lost.

Please sign in again${address ? ` at ${address}` : ''}. If you share a device, remember to sign out when you leave.
`,
  }),
}
