import type { Language } from '@navette/contract/accounts/schema.ts'
import type { Context } from '../../platform/context.ts'
import { compose, type Letter, pageAddress, type Wording } from '../../platform/mail/letter.ts'
import { findAddressee } from '../accounts/queries.ts'
import { getCluster } from './queries.ts'

/** Somebody administers the cluster from now on. */
export async function appointmentTold(context: Context, memberId: string): Promise<Letter | null> {
  const person = await findAddressee(context, memberId)
  return person && compose(person, appointment[person.language](context.actor.name, pageAddress(context.config, '/administration')))
}

/** Somebody no longer administers the cluster. */
export async function dismissalTold(context: Context, memberId: string): Promise<Letter | null> {
  const person = await findAddressee(context, memberId)
  return person && compose(person, dismissal[person.language](context.actor.name))
}

/** Days for which the link of a reminder serves. */
export const reminderDays = 14

/**
 * Calls somebody back who has an account.
 *
 * @param token of a link to choose a password, for whoever never came
 */
export async function reminder(context: Context, memberId: string, token: string | null): Promise<Letter | null> {
  const person = await findAddressee(context, memberId)
  const cluster = await getCluster(context)
  const address = pageAddress(context.config, token ? `/mot-de-passe#jeton=${token}` : '/')
  return (
    person && compose(person, reminding[person.language]({ by: context.actor.name, cluster: cluster.name, address, first: token !== null }))
  )
}

interface Reminding {
  by: string
  cluster: string
  address: string
  /** They never came. */
  first: boolean
}

const reminding: Record<Language, (said: Reminding) => Wording> = {
  fr: ({ by, cluster, address, first }) => ({
    subject: `${cluster} : votre compte vous attend`,
    paragraphs: first
      ? [`${by} vous rappelle que vous avez un compte à ${cluster}. Il ne vous reste qu’à choisir un mot de passe.`]
      : [`${by} vous invite à revenir voir ce qui se passe à ${cluster} : vos structures, vos projets, vos dates.`],
    button: { label: first ? 'Choisir mon mot de passe' : 'Ouvrir Navette', address },
    afterwards: first ? [`Le lien sert une seule fois, pendant ${reminderDays} jours.`] : [],
  }),
  en: ({ by, cluster, address, first }) => ({
    subject: `${cluster}: your account is waiting for you`,
    paragraphs: first
      ? [`${by} reminds you that you have an account at ${cluster}. All that is left is to choose a password.`]
      : [`${by} invites you to come back and see what is going on at ${cluster}: your organisations, your projects, your dates.`],
    button: { label: first ? 'Choose my password' : 'Open Navette', address },
    afterwards: first ? [`The link works once, for ${reminderDays} days.`] : [],
  }),
}

interface Change {
  /** Of the person concerned. */
  name: string
  what: 'appointed' | 'dismissed'
}

/** The other administrators hear of it. */
export async function administratorsTold(context: Context, readerId: string, change: Change): Promise<Letter | null> {
  const reader = await findAddressee(context, readerId)
  const address = pageAddress(context.config, '/administration/roles')
  return reader && compose(reader, toOthers[reader.language](context.actor.name, change, address))
}

const appointment: Record<Language, (by: string, address: string) => Wording> = {
  fr: (by, address) => ({
    subject: 'Navette : vous administrez maintenant le pôle',
    paragraphs: [
      `${by} vous a confié l’administration du pôle.`,
      'Vous pouvez désormais gérer les comptes, les structures et les réglages. Un nouveau lien, « Administration », vient d’apparaître dans votre menu.',
    ],
    button: { label: 'Ouvrir l’administration', address },
    afterwards: [`Si vous ne vous y attendiez pas, répondez à ${by} avant toute chose.`],
  }),
  en: (by, address) => ({
    subject: 'Navette: you now administer the cluster',
    paragraphs: [
      `${by} has entrusted you with the administration of the cluster.`,
      'You can now take care of accounts, organisations and settings. A new link, “Administration”, has just appeared in your menu.',
    ],
    button: { label: 'Open the administration', address },
    afterwards: [`If you did not expect this, please speak to ${by} first.`],
  }),
}

const dismissal: Record<Language, (by: string) => Wording> = {
  fr: (by) => ({
    subject: 'Navette : vous n’administrez plus le pôle',
    paragraphs: [
      `${by} vous a retiré l’administration du pôle.`,
      'Votre compte, vos projets et tout ce que vous avez écrit restent comme avant.',
    ],
  }),
  en: (by) => ({
    subject: 'Navette: you no longer administer the cluster',
    paragraphs: [
      `${by} has taken the administration of the cluster back from you.`,
      'Your account, your projects and all that you wrote stay as they were.',
    ],
  }),
}

const toOthers: Record<Language, (by: string, change: Change, address: string) => Wording> = {
  fr: (by, { name, what }, address) => ({
    subject: what === 'appointed' ? `Navette : ${name} administre maintenant le pôle` : `Navette : ${name} n’administre plus le pôle`,
    paragraphs: [
      what === 'appointed'
        ? `${by} a confié l’administration du pôle à ${name}.`
        : `L’administration du pôle a été retirée à ${name}, par ${by}.`,
      'Vous recevez cette lettre parce que vous administrez le pôle vous aussi.',
    ],
    button: { label: 'Voir qui administre', address },
  }),
  en: (by, { name, what }, address) => ({
    subject: what === 'appointed' ? `Navette: ${name} now administers the cluster` : `Navette: ${name} no longer administers the cluster`,
    paragraphs: [
      what === 'appointed'
        ? `${by} has entrusted ${name} with the administration of the cluster.`
        : `${by} has taken the administration of the cluster back from ${name}.`,
      'You receive this letter because you administer the cluster too.',
    ],
    button: { label: 'See who administers', address },
  }),
}
