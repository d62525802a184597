import type { Language } from '@navette/contract/accounts/schema.ts'
import { sayDay } from '../../platform/clock/day-words.ts'
import type { Services } from '../../platform/context.ts'
import { compose, type Letter, pageAddress, type Wording } from '../../platform/mail/letter.ts'
import { findAddressee } from './queries.ts'

/** Whoever had no account has an address now: with the link they choose a password. */
export function welcomeLetter(
  { config }: Services,
  { name, email, language }: { name: string; email: string; language: Language },
  { cluster, by, token }: { cluster: string; by: string; token: string },
): Letter {
  const address = pageAddress(config, `/mot-de-passe#jeton=${token}`)
  return compose({ name, email, language }, welcomeWords[language]({ cluster, by, address }))
}

/** Days for which the link serves. */
export const welcomeDays = 14

interface Welcome {
  cluster: string
  by: string
  address: string
}

const welcomeWords: Record<Language, (said: Welcome) => Wording> = {
  fr: ({ cluster, by, address }) => ({
    subject: `${cluster} : votre compte vous attend`,
    paragraphs: [
      `${by} vous a inscrit à ${cluster} avec cette adresse. Vous y trouverez ce qui vous est déjà confié : vos structures, vos projets, vos dates.`,
      'Il ne vous reste qu’à choisir un mot de passe.',
    ],
    button: { label: 'Choisir mon mot de passe', address },
    afterwards: [
      `Le lien sert une seule fois, pendant ${welcomeDays} jours. Passé ce délai, demandez-en un autre depuis la page de connexion.`,
      'Si vous ne connaissez pas cette personne, ne faites rien : sans mot de passe, personne n’entre.',
    ],
  }),
  en: ({ cluster, by, address }) => ({
    subject: `${cluster}: your account is waiting for you`,
    paragraphs: [
      `${by} has signed you up to ${cluster} with this address. What is already yours is there: your organisations, your projects, your dates.`,
      'All that is left is to choose a password.',
    ],
    button: { label: 'Choose my password', address },
    afterwards: [
      `The link works once, for ${welcomeDays} days. After that, ask for another on the sign-in page.`,
      'If you do not know this person, do nothing: without a password nobody gets in.',
    ],
  }),
}

/** An account was closed: until when it can be taken back, and how. Null for somebody without an address. */
export async function closingLetter(services: Services, memberId: string, erasedAt: Date): Promise<Letter | null> {
  const member = await findAddressee(services, memberId)
  if (!member) return null
  const day = sayDay(services.clock.dayOf(erasedAt), member.language, 'full')
  return compose(member, closingWords[member.language](day, pageAddress(services.config, '/')))
}

const closingWords: Record<Language, (day: string, address: string) => Wording> = {
  fr: (day, address) => ({
    subject: 'Votre compte est fermé',
    paragraphs: [
      `Votre compte est fermé, et sera effacé le ${day}. D’ici là, connectez-vous pour le reprendre : tout sera comme avant.`,
      'Ensuite, votre nom, votre portrait, vos coordonnées et ce qui ouvre votre compte n’existent plus. Ce que vous avez écrit reste, sans votre nom.',
    ],
    button: { label: 'Reprendre mon compte', address },
    afterwards: ['Si vous n’avez rien demandé, reprenez votre compte et changez votre mot de passe.'],
  }),
  en: (day, address) => ({
    subject: 'Your account is closed',
    paragraphs: [
      `Your account is closed, and will be erased on ${day}. Until then, sign in to take it back: everything will be as before.`,
      'After that, your name, your picture, how to reach you and what opens your account are no more. What you wrote stays, without your name.',
    ],
    button: { label: 'Take my account back', address },
    afterwards: ['If you did not ask for this, take your account back and change your password.'],
  }),
}
