import type { Language } from '@navette/contract/accounts/schema.ts'
import type { ReportOutcome } from '@navette/contract/discussions/post-schema.ts'
import { compose, type Letter, pageAddress, type Wording } from '../../platform/mail/letter.ts'
import type { Keeper } from './reported-queries.ts'

type Where = Parameters<typeof pageAddress>[0]

interface Reported {
  title: string
  by: string
  reason: string
}

/** To those who keep a thread in order: somebody thinks that a message should not stand there. What it says stays where it is. */
export const reported = (where: Where, reader: Keeper, told: Reported): Letter =>
  compose(reader, reportedWords[reader.language](told, pageAddress(where, '/fils/signalements')))

const reportedWords: Record<Language, (told: Reported, address: string) => Wording> = {
  fr: ({ title, by, reason }, address) => ({
    subject: `Un message est signalé dans «\u00a0${title}\u00a0»`,
    paragraphs: [
      `${by} signale un message du fil «\u00a0${title}\u00a0»\u00a0:`,
      reason,
      'Vous pouvez le retirer, ou répondre qu’il peut rester.',
    ],
    button: { label: 'Voir les signalements', address },
  }),
  en: ({ title, by, reason }, address) => ({
    subject: `A message was reported in “${title}”`,
    paragraphs: [`${by} reports a message of the thread “${title}”:`, reason, 'You can remove it, or answer that it may stand.'],
    button: { label: 'See the reports', address },
  }),
}

interface Answered {
  title: string
  outcome: ReportOutcome
  threadId: string
  number: number
}

/** To whoever reported a message: what became of it. */
export const answered = (where: Where, reader: Keeper, { threadId, number, ...told }: Answered): Letter =>
  compose(reader, answeredWords[reader.language](told, pageAddress(where, `/fils/${threadId}#message-${number}`)))

const answeredWords: Record<Language, (told: Pick<Answered, 'title' | 'outcome'>, address: string) => Wording> = {
  fr: ({ title, outcome }, address) => ({
    subject: `Votre signalement dans «\u00a0${title}\u00a0»`,
    paragraphs: [
      outcome === 'removed'
        ? `Le message que vous avez signalé dans le fil «\u00a0${title}\u00a0» a été retiré. Merci de l’avoir dit.`
        : `Le message que vous avez signalé dans le fil «\u00a0${title}\u00a0» a été relu, et il reste en place.`,
    ],
    button: { label: 'Voir le fil', address },
  }),
  en: ({ title, outcome }, address) => ({
    subject: `Your report in “${title}”`,
    paragraphs: [
      outcome === 'removed'
        ? `The message that you reported in the thread “${title}” was removed. Thank you for saying so.`
        : `The message that you reported in the thread “${title}” was read again, and stays where it is.`,
    ],
    button: { label: 'See the thread', address },
  }),
}
