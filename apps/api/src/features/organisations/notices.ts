import type { Language } from '@navette/contract/accounts/schema.ts'
import type { MembershipRole } from '@navette/contract/organisations/schema.ts'
import { Temporal } from 'temporal-polyfill'
import { sayDay } from '../../platform/clock/day-words.ts'
import { compose, type Letter, pageAddress, type Wording } from '../../platform/mail/letter.ts'
import type { Ending, Reached } from './membership-queries.ts'

type Where = Parameters<typeof pageAddress>[0]

const pageOf = (where: Where, organisationId: string) => pageAddress(where, `/structures/${organisationId}`)

/** The last day on which a membership holds, as people say it: its end is the first day without. */
const lastDay = (endsOn: string, language: Language) =>
  sayDay(Temporal.PlainDate.from(endsOn).subtract({ days: 1 }).toString(), language, 'far')

const roles: Record<Language, Record<MembershipRole, string>> = {
  fr: { manager: 'responsable', member: 'membre', volunteer: 'bénévole' },
  en: { manager: 'manager', member: 'member', volunteer: 'volunteer' },
}

/** To a manager: whose place in the organisation ends within 30 days; one letter for all of them. */
export function endsNear(where: Where, reader: Reached, ending: readonly Ending[]): Letter {
  const { language } = reader
  const { organisation = '', organisationId = '' } = ending[0] ?? {}
  const list = ending
    .map(({ name, role, endsOn }) => lineWords[language](name, roles[language][role], lastDay(endsOn, language)))
    .join('\n')
  return compose(reader, endsNearWords[language]({ organisation, list, count: ending.length, address: pageOf(where, organisationId) }))
}

const lineWords: Record<Language, (name: string, role: string, day: string) => string> = {
  fr: (name, role, day) => `${name} (${role}), jusqu’au ${day}`,
  en: (name, role, day) => `${name} (${role}), until ${day}`,
}

interface EndsNear {
  organisation: string
  list: string
  count: number
  address: string
}

const endsNearWords: Record<Language, (told: EndsNear) => Wording> = {
  fr: ({ organisation, list, count, address }) => ({
    subject: `${organisation}\u00a0: ${count === 1 ? 'une appartenance se termine' : `${count} appartenances se terminent`} bientôt`,
    paragraphs: [
      `Dans moins d’un mois, ${count === 1 ? 'cette personne ne fera plus partie' : 'ces personnes ne feront plus partie'} de votre structure, ${organisation}\u00a0:`,
      list,
      'Si l’une d’elles reste, prolongez son appartenance depuis la page de la structure. Sinon, vous n’avez rien à faire\u00a0: ses accès se fermeront d’eux-mêmes le lendemain de ce jour, et ce qu’elle a écrit restera en place.',
    ],
    button: { label: 'Voir les personnes de la structure', address },
  }),
  en: ({ organisation, list, count, address }) => ({
    subject: `${organisation}: ${count === 1 ? 'a membership ends' : `${count} memberships end`} soon`,
    paragraphs: [
      `In less than a month, ${count === 1 ? 'this person' : 'these people'} will no longer belong to your organisation, ${organisation}:`,
      list,
      'If one of them stays, prolong their membership on the organisation’s page. Otherwise there is nothing to do: their access closes by itself the day after, and what they wrote stays in place.',
    ],
    button: { label: 'See the people of the organisation', address },
  }),
}

/** To the person whose place ends. */
export const ownEndNear = ({ organisation, endsOn, ...reader }: Ending & { email: string }): Letter =>
  compose(reader, ownEndWords[reader.language](organisation, lastDay(endsOn, reader.language)))

const ownEndWords: Record<Language, (organisation: string, day: string) => Wording> = {
  fr: (organisation, day) => ({
    subject: `${organisation}\u00a0: votre appartenance se termine le ${day}`,
    paragraphs: [
      `Vous faites partie de ${organisation} jusqu’au ${day}. Ensuite, ce qui est partagé avec cette structure ne vous sera plus ouvert\u00a0; ce que vous avez écrit restera en place.`,
      'Si vous restez, dites-le à un responsable de la structure\u00a0: il prolongera votre appartenance en un instant.',
    ],
  }),
  en: (organisation, day) => ({
    subject: `${organisation}: your membership ends on ${day}`,
    paragraphs: [
      `You belong to ${organisation} until ${day}. After that, what is shared with this organisation will no longer be open to you; what you wrote stays in place.`,
      'If you stay, tell one of its managers: they can prolong your membership in a moment.',
    ],
  }),
}

/** To an administrator: nobody manages this organisation any more. */
export const withoutManager = (where: Where, reader: Reached, { id, name }: { id: string; name: string }): Letter =>
  compose(reader, withoutManagerWords[reader.language](name, pageOf(where, id)))

const withoutManagerWords: Record<Language, (organisation: string, address: string) => Wording> = {
  fr: (organisation, address) => ({
    subject: `${organisation} n’a plus de responsable`,
    paragraphs: [
      `La dernière personne responsable de ${organisation} vient de partir ou de changer de rôle. Plus personne ne peut y faire entrer quelqu’un, ni prolonger une appartenance.`,
      'Voyez avec la structure qui prend la suite, et donnez-lui le rôle de responsable.',
    ],
    button: { label: 'Ouvrir la page de la structure', address },
  }),
  en: (organisation, address) => ({
    subject: `${organisation} has no manager any more`,
    paragraphs: [
      `The last manager of ${organisation} has just left or changed role. Nobody can bring people in or prolong memberships there now.`,
      'Please ask the organisation who takes over, and make that person a manager.',
    ],
    button: { label: 'Open the organisation’s page', address },
  }),
}

/** To a manager: an administrator took a copy of the organisation's part, as is done when an organisation leaves. */
export const exportedByAnother = (where: Where, reader: Reached, { id, name, by }: { id: string; name: string; by: string }): Letter =>
  compose(reader, exportedWords[reader.language](name, by, pageOf(where, id)))

const exportedWords: Record<Language, (organisation: string, by: string, address: string) => Wording> = {
  fr: (organisation, by, address) => ({
    subject: `${organisation}\u00a0: une copie de votre part du pôle a été prise`,
    paragraphs: [
      `${by}, qui administre le pôle, vient de prendre une copie complète de ce que ${organisation} a fait ici\u00a0: personnes, projets partagés avec la structure, discussions. Ce que des équipes gardent pour elles n’en fait pas partie.`,
      'Cela se fait quand une structure quitte le pôle. Si vous n’étiez pas au courant, demandez-lui pourquoi.',
    ],
    button: { label: 'Ouvrir la page de la structure', address },
  }),
  en: (organisation, by, address) => ({
    subject: `${organisation}: a copy of your part of the cluster was taken`,
    paragraphs: [
      `${by}, who administers the cluster, has just taken a full copy of what ${organisation} did here: people, projects shared with the organisation, discussions. What teams keep to themselves is not part of it.`,
      'This is done when an organisation leaves the cluster. If you did not know, ask them why.',
    ],
    button: { label: 'Open the organisation’s page', address },
  }),
}
