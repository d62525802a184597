import type { Language } from '@navette/contract/accounts/schema.ts'
import type { Config } from '../../platform/config/config.ts'
import type { Services } from '../../platform/context.ts'
import { compose, type Letter, pageAddress, type Wording } from '../../platform/mail/letter.ts'
import { findAddressee } from '../accounts/queries.ts'

type Addressee = Parameters<typeof compose>[0]

/** A refresh token came back a second time: somebody may have copied it, and its owner should know. Null for somebody without an address. */
export async function reuseWarning(services: Services, memberId: string): Promise<Letter | null> {
  const member = await findAddressee(services, memberId)
  return member && compose(member, reuseWords[member.language](services.config.publicUrl))
}

const reuseWords: Record<Language, (address: string | null) => Wording> = {
  fr: (address) => ({
    subject: 'Navette : une de vos sessions a été fermée',
    paragraphs: [
      'Une de vos sessions vient d’être fermée, par prudence : sa clé a servi deux fois, comme si quelqu’un l’avait copiée. Rien de ce que vous avez écrit n’est perdu.',
      `Reconnectez-vous${address ? ` sur ${address}` : ''}. Si vous partagez un appareil, pensez à vous déconnecter en partant.`,
    ],
  }),
  en: (address) => ({
    subject: 'Navette: one of your sessions was closed',
    paragraphs: [
      'One of your sessions has just been closed as a precaution: its key was used twice, as if somebody had copied it. Nothing you wrote is lost.',
      `Please sign in again${address ? ` at ${address}` : ''}. If you share a device, remember to sign out when you leave.`,
    ],
  }),
}

/** Opens the account once; the page behind it asks for a press, since scanners of mail open links too. */
/** The page where a link is used; the token stands in the fragment, which no server and no log sees. */
export const linkPath = (purpose: 'sign_in' | 'reset', token: string): `/${string}` =>
  `/${purpose === 'sign_in' ? 'lien' : 'mot-de-passe'}#jeton=${token}`

export const signInLetter = (config: Config, to: Addressee, token: string): Letter =>
  compose(to, signInWords[to.language](pageAddress(config, linkPath('sign_in', token))))

const signInWords: Record<Language, (address: string) => Wording> = {
  fr: (address) => ({
    subject: 'Navette : votre lien pour entrer',
    paragraphs: ['Voici le lien que vous avez demandé pour vous connecter sans mot de passe.'],
    button: { label: 'Entrer dans Navette', address },
    afterwards: [
      'Il sert une seule fois, pendant 15 minutes.',
      'Si vous n’avez rien demandé, ne faites rien : sans ce lien, personne n’entre.',
    ],
  }),
  en: (address) => ({
    subject: 'Navette: your link to come in',
    paragraphs: ['Here is the link that you asked for, to sign in without a password.'],
    button: { label: 'Come in', address },
    afterwards: ['It works once, for 15 minutes.', 'If you did not ask for it, do nothing: without this link nobody comes in.'],
  }),
}

/** Leads to the choice of a new password. */
export const resetLetter = (config: Config, to: Addressee, token: string): Letter =>
  compose(to, resetWords[to.language](pageAddress(config, linkPath('reset', token))))

const resetWords: Record<Language, (address: string) => Wording> = {
  fr: (address) => ({
    subject: 'Navette : choisir un nouveau mot de passe',
    paragraphs: ['Quelqu’un, sans doute vous, a demandé à choisir un nouveau mot de passe pour votre compte.'],
    button: { label: 'Choisir un mot de passe', address },
    afterwards: [
      'Ce lien sert une seule fois, pendant une heure. Vos autres appareils seront déconnectés.',
      'Si vous n’avez rien demandé, ne faites rien : votre mot de passe reste le même.',
    ],
  }),
  en: (address) => ({
    subject: 'Navette: choose a new password',
    paragraphs: ['Somebody, probably you, asked to choose a new password for your account.'],
    button: { label: 'Choose a password', address },
    afterwards: [
      'This link works once, for an hour. Your other devices will be signed out.',
      'If you did not ask for it, do nothing: your password stays the same.',
    ],
  }),
}

/** After the fact, so that whoever did not do it can act. */
export const passwordNotice = (config: Config, to: Addressee): Letter =>
  compose(to, passwordWords[to.language](pageAddress(config, '/connexion?par=oubli')))

const passwordWords: Record<Language, (address: string) => Wording> = {
  fr: (address) => ({
    subject: 'Navette : votre mot de passe a changé',
    paragraphs: ['Le mot de passe de votre compte vient de changer. Si c’est vous, il n’y a rien à faire.'],
    button: { label: 'Ce n’est pas moi', address },
    afterwards: [
      'Ce bouton mène à la page qui envoie un lien pour en choisir un autre. Prévenez aussi une personne qui administre le pôle.',
    ],
  }),
  en: (address) => ({
    subject: 'Navette: your password was changed',
    paragraphs: ['The password of your account has just been changed. If it was you, there is nothing to do.'],
    button: { label: 'It was not me', address },
    afterwards: [
      'This button leads to the page that sends a link to choose another. Please also tell somebody who administers the cluster.',
    ],
  }),
}

/** To the address that the account has now: it agrees, or nothing changes. */
export const oldAddressLetter = (config: Config, to: Addressee, newAddress: string, token: string): Letter =>
  compose(to, oldAddressWords[to.language](newAddress, pageAddress(config, `/adresse#jeton=${token}`)))

const oldAddressWords: Record<Language, (newAddress: string, address: string) => Wording> = {
  fr: (newAddress, address) => ({
    subject: 'Navette : changer votre adresse ?',
    paragraphs: [
      `Vous avez demandé que votre compte passe à l’adresse ${newAddress}.`,
      'Confirmez-le ici, et dans le courriel envoyé à la nouvelle adresse : il faut les deux.',
    ],
    button: { label: 'Confirmer le changement', address },
    afterwards: [
      'Ce lien sert une seule fois, pendant un jour.',
      'Si vous n’avez rien demandé, ne confirmez pas : rien ne changera. Changez alors votre mot de passe, quelqu’un le connaît peut-être.',
    ],
  }),
  en: (newAddress, address) => ({
    subject: 'Navette: change your address?',
    paragraphs: [
      `You asked for your account to move to the address ${newAddress}.`,
      'Please confirm it here, and in the letter that went to the new address: both are needed.',
    ],
    button: { label: 'Confirm the change', address },
    afterwards: [
      'This link works once, for a day.',
      'If you did not ask for it, do not confirm: nothing will change. Then change your password, since somebody may know it.',
    ],
  }),
}

/** To the address that the account will have. */
export const newAddressLetter = (config: Config, to: Addressee, token: string): Letter =>
  compose(to, newAddressWords[to.language](pageAddress(config, `/adresse#jeton=${token}`)))

const newAddressWords: Record<Language, (address: string) => Wording> = {
  fr: (address) => ({
    subject: 'Navette : confirmez votre nouvelle adresse',
    paragraphs: [
      'Vous avez demandé que cette adresse devienne celle de votre compte.',
      'Confirmez-le ici, et dans le courriel envoyé à l’ancienne adresse : il faut les deux.',
    ],
    button: { label: 'Confirmer cette adresse', address },
    afterwards: ['Ce lien sert une seule fois, pendant un jour.', 'Si vous n’avez rien demandé, ne faites rien.'],
  }),
  en: (address) => ({
    subject: 'Navette: confirm your new address',
    paragraphs: [
      'You asked for this address to become the one of your account.',
      'Please confirm it here, and in the letter that went to the old address: both are needed.',
    ],
    button: { label: 'Confirm this address', address },
    afterwards: ['This link works once, for a day.', 'If you did not ask for it, do nothing.'],
  }),
}

/** To somebody whose address another person wanted for their account; names nobody and opens nothing. */
export const addressInUseLetter = (config: Config, to: Addressee): Letter =>
  compose(to, addressInUseWords[to.language](pageAddress(config, '/connexion')))

const addressInUseWords: Record<Language, (address: string) => Wording> = {
  fr: (address) => ({
    subject: 'Navette : votre adresse a déjà son compte',
    paragraphs: [
      'Quelqu’un, peut-être vous, a demandé que cette adresse devienne celle d’un autre compte.',
      'Elle est déjà celle du vôtre : rien ne change, et il n’y a rien à faire.',
    ],
    button: { label: 'Se connecter à votre compte', address },
  }),
  en: (address) => ({
    subject: 'Navette: your address already has its account',
    paragraphs: [
      'Somebody, perhaps you, asked for this address to become the one of another account.',
      'It already is the address of yours: nothing changes, and there is nothing to do.',
    ],
    button: { label: 'Sign in to your account', address },
  }),
}

/** To both addresses, once it is done. */
export const addressChangedNotice = (config: Config, to: Addressee, change: AddressMove): Letter =>
  compose(to, addressChangedWords[to.language](change, pageAddress(config, '/moi/securite')))

interface AddressMove {
  email: string
  /** Who spoke for the old mailbox, where it did not itself. */
  by?: string | undefined
}

const addressChangedWords: Record<Language, (change: AddressMove, address: string) => Wording> = {
  fr: ({ email, by }, address) => ({
    subject: 'Navette : votre adresse a changé',
    paragraphs: [
      `Votre compte a maintenant l’adresse ${email}. C’est avec elle que vous entrez, et là que vos courriels arrivent.`,
      ...(by
        ? [
            `Vous l’avez demandé, et la nouvelle boîte l’a confirmé. L’ancienne ne répondait pas\u00a0: ${by}, qui administre le pôle, l’a confirmé à sa place.`,
          ]
        : []),
    ],
    button: { label: 'Voir mon compte', address },
    afterwards: ['Si ce n’est pas vous, prévenez une personne qui administre le pôle.'],
  }),
  en: ({ email, by }, address) => ({
    subject: 'Navette: your address was changed',
    paragraphs: [
      `Your account now has the address ${email}. You sign in with it, and your letters arrive there.`,
      ...(by
        ? [
            `You asked for it, and the new mailbox confirmed it. The old one did not answer: ${by}, who administers the cluster, confirmed it in its place.`,
          ]
        : []),
    ],
    button: { label: 'See my account', address },
    afterwards: ['If it was not you, please tell somebody who administers the cluster.'],
  }),
}

/** Somebody got past the first factor and failed at the second. */
export async function guessWarning(services: Services, memberId: string): Promise<Letter | null> {
  const member = await findAddressee(services, memberId)
  const address = pageAddress(services.config, '/moi/securite')
  return member && compose(member, guessWords[member.language](address))
}

const guessWords: Record<Language, (address: string) => Wording> = {
  fr: (address) => ({
    subject: 'Navette\u00a0: quelqu’un n’a pas passé votre deuxième étape',
    paragraphs: [
      'Quelqu’un vient de passer la première étape de votre connexion, puis de se tromper cinq fois de code. Personne n’est entré.',
      'Si c’était vous, recommencez tranquillement. Sinon, changez votre mot de passe\u00a0: il est connu de quelqu’un d’autre.',
    ],
    button: { label: 'Voir ma sécurité', address },
  }),
  en: (address) => ({
    subject: 'Navette: somebody did not get past your second step',
    paragraphs: [
      'Somebody has just passed the first step of your sign-in, then entered a wrong code five times. Nobody came in.',
      'If it was you, simply begin again. If not, change your password: somebody else knows it.',
    ],
    button: { label: 'See my security', address },
  }),
}

/** What was changed about the ways into an account. */
export type SecurityChange = keyof (typeof changeWords)['fr']

/** Tells the holder of an account what was changed about it, so that nobody else does it unnoticed. Null for somebody without an address. */
export async function securityNotice(services: Services, memberId: string, change: SecurityChange): Promise<Letter | null> {
  const member = await findAddressee(services, memberId)
  if (!member) return null
  const address = pageAddress(services.config, '/moi/securite')
  const { subject, button, otherwise } = noticeWords[member.language]
  const what = changeWords[member.language][change]
  return compose(member, { subject, paragraphs: [what], button: { label: button, address }, afterwards: [otherwise] })
}

const noticeWords = {
  fr: {
    subject: 'Navette\u00a0: votre compte a changé',
    button: 'Voir ma sécurité',
    otherwise: 'Si ce n’était pas vous, déconnectez tous vos appareils depuis cette page et prévenez la personne qui administre le pôle.',
  },
  en: {
    subject: 'Navette: your account has changed',
    button: 'See my security',
    otherwise: 'If it was not you, sign out everywhere from this page and tell the person who administers the cluster.',
  },
}

const changeWords = {
  fr: {
    applicationAdded: 'Une application d’authentification garde maintenant votre compte\u00a0: un code sera demandé à chaque connexion.',
    applicationRemoved: 'L’application d’authentification ne garde plus votre compte.',
    recoveryRenewed: 'Dix nouveaux codes de secours remplacent les anciens.',
    recoveryUsed: 'Un de vos codes de secours vient de servir. Chacun ne sert qu’une fois.',
    passkeyAdded: 'Une clé d’accès vient d’être ajoutée à votre compte\u00a0: elle permet de se connecter sans mot de passe.',
    passkeyRemoved: 'Une clé d’accès vient d’être retirée de votre compte.',
    identityLinked: 'Votre compte est maintenant lié à un compte extérieur, qui permet de se connecter.',
    identityUnlinked: 'Votre compte n’est plus lié au compte extérieur.',
    tokenMade: 'Un jeton vient d’être créé\u00a0: un programme peut agir en votre nom, dans les limites choisies.',
  },
  en: {
    applicationAdded: 'An authenticator app now guards your account: a code will be asked for at each sign-in.',
    applicationRemoved: 'The authenticator app no longer guards your account.',
    recoveryRenewed: 'Ten new recovery codes take the place of the old ones.',
    recoveryUsed: 'One of your recovery codes has just been used. Each serves once.',
    passkeyAdded: 'A passkey has just been added to your account: it signs in without a password.',
    passkeyRemoved: 'A passkey has just been removed from your account.',
    identityLinked: 'Your account is now linked to an account elsewhere, which can sign in.',
    identityUnlinked: 'Your account is no longer linked to the account elsewhere.',
    tokenMade: 'A token has just been made: a program may act in your name, within the limits chosen.',
  },
}

interface Help {
  /** Who wants to help. */
  helper: string
  reason: string
  minutes: number
}

/** To somebody whom an administrator asks to be let in; the answer is given on the page, signed in, never from the letter. */
export const helpLetter = (config: Config, to: Addressee, help: Help): Letter =>
  compose(to, helpWords[to.language](help, pageAddress(config, '/moi/securite')))

const helpWords: Record<Language, (help: Help, address: string) => Wording> = {
  fr: ({ helper, reason, minutes }, address) => ({
    subject: `Navette : ${helper} propose de vous aider`,
    paragraphs: [
      `${helper}, qui administre le pôle, demande à voir Navette comme vous le voyez, pendant ${minutes} minutes.`,
      `Sa raison : ${reason}`,
    ],
    button: { label: 'Accepter ou refuser', address },
    afterwards: ['Rien n’est ouvert sans votre accord, et vous pouvez y mettre fin à tout moment.'],
  }),
  en: ({ helper, reason, minutes }, address) => ({
    subject: `Navette: ${helper} offers to help you`,
    paragraphs: [
      `${helper}, who administers the cluster, asks to see Navette as you see it, for ${minutes} minutes.`,
      `The reason: ${reason}`,
    ],
    button: { label: 'Accept or decline', address },
    afterwards: ['Nothing is open unless you agree, and you can end it at any time.'],
  }),
}
