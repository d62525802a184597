import type { Language } from '@navette/contract/accounts/schema.ts'
import { compose, type Letter, type Wording } from '../../platform/mail/letter.ts'

/** A letter that proves that letters arrive. */
export const trialLetter = (reader: { name: string; email: string; language: Language }, cluster: string): Letter =>
  compose(reader, trialWords[reader.language](cluster))

const trialWords: Record<Language, (cluster: string) => Wording> = {
  fr: (cluster) => ({
    subject: `${cluster} : essai d’envoi`,
    paragraphs: [
      `Vous avez demandé cet essai depuis les réglages de ${cluster}. S’il vous est parvenu, les invitations et les liens de connexion arriveront aussi.`,
      'Il n’y a rien à faire.',
    ],
  }),
  en: (cluster) => ({
    subject: `${cluster}: trial letter`,
    paragraphs: [
      `You asked for this trial from the settings of ${cluster}. If it has reached you, invitations and sign-in links will arrive too.`,
      'There is nothing to do.',
    ],
  }),
}
