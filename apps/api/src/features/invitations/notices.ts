import type { Language, MembershipRole } from '@navette/contract/accounts/schema.ts'
import { invitationDays } from '@navette/contract/invitations/schema.ts'
import { sayDay } from '../../platform/clock/day-words.ts'
import type { OpenContext } from '../../platform/context.ts'
import { compose, type Letter, pageAddress, type Wording } from '../../platform/mail/letter.ts'

export interface InvitationTermsGiven {
  role: MembershipRole
  endsOn: string | null
  language: Language
  message: string
}

/** The same into the team of a project. */
export type GuestTermsGiven = Pick<InvitationTermsGiven, 'language' | 'message'>

/** Where an invitation leads. */
type InvitedTo =
  | { organisation: { name: string }; role: MembershipRole; endsOn: string | null }
  | { project: { title: string; summary: string; ribbon: readonly { name: string }[] } }

interface Invited extends GuestTermsGiven {
  place: InvitedTo
  /** Who invites; null where they are no longer here. */
  invitedBy: string | null
  token: string
}

/** The letter that brings an invitation, to an address. */
export const invitationLetter = (context: OpenContext, addressee: { email: string; name: string }, invited: Invited): Letter =>
  compose({ ...addressee, language: invited.language }, wordInvitation(context, invited))

/** What it says. */
export function wordInvitation({ config, clock }: OpenContext, { token, ...invited }: Invited): Wording {
  const address = pageAddress(config, `/invitation#jeton=${token}`)
  const until = new Date(clock.now().getTime() + invitationDays * 86_400_000)
  return words[invited.language](invited, address, sayDay(clock.dayOf(until), invited.language, 'near'))
}

const roles: Record<Language, Record<MembershipRole, string>> = {
  fr: { manager: 'responsable', member: 'membre', volunteer: 'bénévole' },
  en: { manager: 'a manager', member: 'a member', volunteer: 'a volunteer' },
}

const words: Record<Language, (invited: Omit<Invited, 'token'>, address: string, until: string) => Wording> = {
  fr: ({ place, invitedBy, message }, address, until) => ({
    subject: invitedBy ? `${invitedBy} vous invite à rejoindre ${nameOf.fr(place)}` : `Vous êtes invité à rejoindre ${nameOf.fr(place)}`,
    paragraphs: [
      `${invitedBy ? `${invitedBy} vous invite` : 'Vous êtes invité'} à rejoindre ${placeWords.fr(place)}, sur Navette, l’intranet du pôle.`,
      ...('project' in place ? aboutProject.fr(place.project) : []),
      ...(message ? [`«\u00a0${message}\u00a0»`] : []),
    ],
    button: { label: 'Voir l’invitation', address },
    afterwards: [
      `Ce lien n’est que pour vous et sert jusqu’au ${until}. Si vous avez déjà un compte, le même lien convient.`,
      `Si vous ne connaissez pas ${knownOf(place)}, laissez cette lettre sans suite\u00a0: rien ne se passera.`,
    ],
  }),
  en: ({ place, invitedBy, message }, address, until) => ({
    subject: invitedBy ? `${invitedBy} invites you to join ${nameOf.en(place)}` : `You are invited to join ${nameOf.en(place)}`,
    paragraphs: [
      `${invitedBy ? `${invitedBy} invites you` : 'You are invited'} to join ${placeWords.en(place)}, on Navette, the cluster’s intranet.`,
      ...('project' in place ? aboutProject.en(place.project) : []),
      ...(message ? [`“${message}”`] : []),
    ],
    button: { label: 'See the invitation', address },
    afterwards: [
      `This link is for you alone and serves until ${until}. If you already have an account, the same link will do.`,
      `If you do not know ${knownOf(place)}, leave this letter as it is: nothing will happen.`,
    ],
  }),
}

const nameOf: Record<Language, (place: InvitedTo) => string> = {
  fr: (place) => ('project' in place ? `«\u00a0${place.project.title}\u00a0»` : place.organisation.name),
  en: (place) => ('project' in place ? `“${place.project.title}”` : place.organisation.name),
}

/** Whom the reader may know: of a project, the organisations that make it. */
const knownOf = (place: InvitedTo): string => ('project' in place ? (place.project.ribbon[0]?.name ?? '') : place.organisation.name)

const placeWords: Record<Language, (place: InvitedTo) => string> = {
  fr: (place) =>
    'project' in place
      ? `l’équipe du projet ${nameOf.fr(place)}`
      : `${place.organisation.name} comme ${roles.fr[place.role]}${place.endsOn ? `, jusqu’au ${sayDay(lastDay(place.endsOn), 'fr', 'far')}` : ''}`,
  en: (place) =>
    'project' in place
      ? `the team of the project ${nameOf.en(place)}`
      : `${place.organisation.name} as ${roles.en[place.role]}${place.endsOn ? `, until ${sayDay(lastDay(place.endsOn), 'en', 'far')}` : ''}`,
}

const listed = (language: Language, names: readonly { name: string }[]) =>
  new Intl.ListFormat(language).format(names.map(({ name }) => name))

/** What it is, and what a guest will see. */
const aboutProject: Record<Language, (project: Extract<InvitedTo, { project: unknown }>['project']) => string[]> = {
  fr: ({ summary, ribbon }) => [
    ...(summary ? [summary] : []),
    `Un projet de ${listed('fr', ribbon)}. Vous y lirez et direz ce qui le concerne\u00a0; rien d’autre du pôle ne vous est demandé.`,
  ],
  en: ({ summary, ribbon }) => [
    ...(summary ? [summary] : []),
    `A project of ${listed('en', ribbon)}. You will read and say what concerns it; nothing else of the cluster is asked of you.`,
  ],
}

/** A membership ends on the first day on which it no longer holds; people say the last on which it does. */
const lastDay = (endsOn: string) => new Date(Date.parse(`${endsOn}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)

interface Addressee {
  name: string
  email: string
  language: Language
}

/** The letter whose link makes an account, for somebody who came from a poster. */
export function confirmationLetter(context: OpenContext, to: Addressee, organisation: string, token: string, confirmation: string): Letter {
  const address = pageAddress(context.config, `/rejoindre#jeton=${token}&confirmation=${confirmation}`)
  const wording: Record<Language, Wording> = {
    fr: {
      subject: `Votre compte Navette, pour rejoindre ${organisation}`,
      paragraphs: [
        `Vous avez demandé un compte depuis l’affiche de ${organisation}. Il sera créé quand vous aurez confirmé cette adresse.`,
      ],
      button: { label: 'Confirmer mon adresse', address },
      afterwards: [
        'Ce lien sert une fois, pendant un jour. Si vous n’avez rien demandé, laissez cette lettre sans suite\u00a0: rien n’a été créé.',
      ],
    },
    en: {
      subject: `Your Navette account, to join ${organisation}`,
      paragraphs: [`You asked for an account from the poster of ${organisation}. It will be made once you have confirmed this address.`],
      button: { label: 'Confirm my address', address },
      afterwards: ['This link serves once, for a day. If you did not ask for it, leave this letter as it is: nothing has been made.'],
    },
  }
  return compose(to, wording[to.language])
}

/** The letter in its place where the address has an account. */
export function knownLetter(context: OpenContext, { email, language }: Addressee, organisation: string, token: string): Letter {
  const address = pageAddress(context.config, `/rejoindre#jeton=${token}`)
  const wording: Record<Language, Wording> = {
    fr: {
      subject: `Vous avez déjà un compte, pour rejoindre ${organisation}`,
      paragraphs: [
        `Quelqu’un a demandé un compte à cette adresse depuis l’affiche de ${organisation}. Vous en avez déjà un\u00a0: connectez-vous, puis rejoignez ${organisation}.`,
      ],
      button: { label: `Rejoindre ${organisation}`, address },
      afterwards: ['Si ce n’était pas vous, laissez cette lettre sans suite\u00a0: rien n’a changé.'],
    },
    en: {
      subject: `You already have an account, to join ${organisation}`,
      paragraphs: [
        `Somebody asked for an account with this address from the poster of ${organisation}. You already have one: sign in, then join ${organisation}.`,
      ],
      button: { label: `Join ${organisation}`, address },
      afterwards: ['If it was not you, leave this letter as it is: nothing has changed.'],
    },
  }
  return compose({ email, name: '', language }, wording[language])
}

/** The first post of an application's thread: each question with its answer, and the title of the thread. */
export function applicationWords(
  language: Language,
  organisation: string,
  name: string,
  questions: readonly string[],
  answers: readonly string[],
) {
  const title = language === 'fr' ? `Candidature de ${name}` : `Application of ${name}`
  const plain = language === 'fr' ? `Je souhaite rejoindre ${organisation}.` : `I would like to join ${organisation}.`
  const asked = questions.map((question, place) => `**${question.replace(/[*_`\\[\]<>]/g, '\\$&')}**\n\n${answers[place] ?? ''}`)
  return { title, text: questions.length > 0 ? asked.join('\n\n') : answers[0] || plain }
}

interface Answer {
  accepted: boolean
  role: MembershipRole
  word: string
}

/** What the thread is told: the decision in a sentence, then a word of whoever decided. */
export function answerWords(language: Language, organisation: string, { accepted, role, word }: Answer): string {
  return [decision[language](organisation, accepted, role), word].filter(Boolean).join('\n\n')
}

const decision: Record<Language, (organisation: string, accepted: boolean, role: MembershipRole) => string> = {
  fr: (organisation, accepted, role) =>
    accepted
      ? `Votre candidature est acceptée\u00a0: bienvenue\u202f! Vous faites maintenant partie de la structure ${organisation}, comme ${roles.fr[role]}.`
      : `Nous ne pouvons pas donner suite à votre candidature pour ${organisation}. Merci d’avoir pensé à nous.`,
  en: (organisation, accepted, role) =>
    accepted
      ? `Your application is accepted: welcome! You now belong to ${organisation}, as ${roles.en[role]}.`
      : `We cannot follow up on your application to ${organisation}. Thank you for thinking of us.`,
}

/** The letter that tells the decision. */
export function answerLetter(
  { config }: OpenContext,
  to: Addressee,
  organisation: { id: string; name: string },
  answer: Answer,
  threadId: string | null,
): Letter {
  const { name } = organisation
  const address = pageAddress(config, threadId ? `/fils/${threadId}` : `/structures/${organisation.id}`)
  const paragraphs = [decision[to.language](name, answer.accepted, answer.role), ...(answer.word ? [answer.word] : [])]
  const wording: Record<Language, Wording> = {
    fr: { subject: `Votre candidature pour ${name}`, paragraphs, button: { label: 'Lire la conversation', address } },
    en: { subject: `Your application to ${name}`, paragraphs, button: { label: 'Read the conversation', address } },
  }
  return compose(to, wording[to.language])
}
