import type { Language } from '@navette/contract/accounts/schema.ts'
import { sayDay } from '../../platform/clock/day-words.ts'
import { compose, type Letter, pageAddress, type Wording } from '../../platform/mail/letter.ts'

type Where = Parameters<typeof pageAddress>[0]

interface Reached {
  email: string
  name: string
  language: Language
}

interface Told {
  eventId: string
  title: string
  /** The day on which it begins. */
  starts: string
}

/** To somebody who waited for a place: they have one. */
export const placeFree = (where: Where, { email, name, language }: Reached, { eventId, title, starts }: Told): Letter =>
  compose(
    { email, name, language },
    placeWords[language](title, sayDay(starts, language, 'near'), pageAddress(where, `/evenements/${eventId}`)),
  )

const placeWords: Record<Language, (title: string, day: string, address: string) => Wording> = {
  fr: (title, day, address) => ({
    subject: `${title}\u00a0: une place pour vous`,
    paragraphs: [
      `Une place s’est libérée pour «\u00a0${title}\u00a0», ${day}. Vous étiez sur la liste d’attente\u00a0: elle est à vous.`,
      'Si vous ne venez plus, dites-le d’un clic sur la page de l’événement\u00a0: elle ira à la personne suivante.',
    ],
    button: { label: 'Voir l’événement', address },
  }),
  en: (title, day, address) => ({
    subject: `${title}: a place for you`,
    paragraphs: [
      `A place has become free for “${title}”, ${day}. You were on the waiting list: it is yours.`,
      'If you no longer come, say so with a click on the event’s page: it goes to the next person.',
    ],
    button: { label: 'See the event', address },
  }),
}
