import type { Language } from '@navette/contract/accounts/schema.ts'
import type { WrittenBackup } from '../platform/backup/backup.ts'
import type { commands } from './commands.ts'

interface Words {
  help: string
  unknown: (name: string) => string
  usage: Record<keyof typeof commands, string>
  backedUp: (written: WrittenBackup) => string
  restored: (at: string, rows: number) => string
  nobody: (email: string) => string
  administrator: {
    done: (email: string) => string
    noAddress: (given: string) => string
    noCluster: string
    noName: (email: string) => string
  }
  link: (purpose: 'sign_in' | 'reset', minutes: number) => string
  factorsForgotten: (email: string) => string
}

/** The operator's language: that of the terminal, French unless it is English. */
export const languageOf = ({ LC_ALL, LC_MESSAGES, LANG }: Record<string, string | undefined>): Language =>
  /^en/i.test(LC_ALL || LC_MESSAGES || LANG || '') ? 'en' : 'fr'

const size = (bytes: number, mega: string) => `${(bytes / 1_000_000).toFixed(1).replace('.', mega === 'Mo' ? ',' : '.')} ${mega}`
const day = (at: string, language: Language) =>
  new Date(at)
    .toLocaleString(language === 'fr' ? 'fr-FR' : 'en-GB', { dateStyle: 'full', timeStyle: 'short', timeZone: 'Europe/Paris' })
    .replace(language === 'fr' ? /0?(\d+):(\d\d)$/ : /^$/, '$1\u202fh\u202f$2')

/** What the command line says. */
export const words: Record<Language, Words> = {
  fr: {
    help: `pnpm navette <commande>

  create-administrator <adresse> [prénom nom]
                               confie l’administration à cette personne, dont le compte est créé s’il le faut
  sign-in-link <adresse>       écrit ici un lien qui connecte cette personne, une fois
  reset-password <adresse>     écrit ici un lien pour choisir un nouveau mot de passe, une fois
  forget-second-step <adresse> retire la deuxième étape de qui a perdu son téléphone et ses codes
  backup [fichier]             écrit une sauvegarde, sans arrêter le serveur ; par défaut dans DATA_DIR/backups
  restore <fichier>            remet une sauvegarde dans une installation vide ; --replace remplace ce qui s’y trouve
  help                         ces lignes`,
    unknown: (name) => `Il n’y a pas de commande « ${name} ».`,
    usage: {
      'create-administrator': 'pnpm navette create-administrator <adresse> [prénom nom]',
      'sign-in-link': 'pnpm navette sign-in-link <adresse>',
      'reset-password': 'pnpm navette reset-password <adresse>',
      'forget-second-step': 'pnpm navette forget-second-step <adresse>',
      backup: 'pnpm navette backup [fichier]',
      restore: 'pnpm navette restore <fichier> [--replace]',
    },
    backedUp: ({ path, bytes, seconds }) =>
      `Sauvegarde écrite en ${seconds} s : ${path} (${size(bytes, 'Mo')}). Gardez-la ailleurs que sur cette machine, avec le fichier data/secret.`,
    restored: (at, rows) =>
      `Sauvegarde du ${day(at, 'fr')} remise en place : ${rows.toLocaleString('fr-FR')} lignes. Vous pouvez démarrer Navette.`,
    administrator: {
      done: (email) => `${email} administre maintenant le pôle.`,
      noAddress: (given) => `« ${given} » n’est pas une adresse électronique.`,
      noCluster: 'Cette installation n’a pas encore de pôle : démarrez le serveur, et ouvrez le lien qu’il affiche.',
      noName: (email) =>
        `Personne n’a l’adresse ${email}. Ajoutez un nom, et le compte sera créé : pnpm navette create-administrator ${email} Prénom Nom`,
    },
    nobody: (email) => `Personne n’a l’adresse ${email}, ou son compte est suspendu.`,
    factorsForgotten: (email) => `La deuxième étape de ${email} est retirée. Un mot de passe ou un lien suffit pour entrer.`,
    link: (purpose, minutes) =>
      purpose === 'sign_in'
        ? `Ce lien connecte une fois, dans les ${minutes} minutes :`
        : `Ce lien permet une fois, dans les ${minutes} minutes, de choisir un mot de passe :`,
  },
  en: {
    help: `pnpm navette <command>

  create-administrator <address> [name]
                               makes this person an administrator; the account is made where there is none
  sign-in-link <address>       prints a link that signs this person in, once
  reset-password <address>     prints a link to choose a new password, once
  forget-second-step <address> removes the second step of somebody who lost their phone and codes
  backup [file]                writes a backup while the server goes on; into DATA_DIR/backups unless said
  restore <file>               puts a backup into an empty installation; --replace takes the place of what is there
  help                         these lines`,
    unknown: (name) => `There is no command “${name}”.`,
    usage: {
      'create-administrator': 'pnpm navette create-administrator <address> [name]',
      'sign-in-link': 'pnpm navette sign-in-link <address>',
      'reset-password': 'pnpm navette reset-password <address>',
      'forget-second-step': 'pnpm navette forget-second-step <address>',
      backup: 'pnpm navette backup [file]',
      restore: 'pnpm navette restore <file> [--replace]',
    },
    backedUp: ({ path, bytes, seconds }) =>
      `Backup written in ${seconds} s: ${path} (${size(bytes, 'MB')}). Keep it elsewhere than on this machine, with the file data/secret.`,
    restored: (at, rows) => `The backup of ${day(at, 'en')} is in place: ${rows.toLocaleString('en-GB')} rows. You can start Navette.`,
    administrator: {
      done: (email) => `${email} is now an administrator of the cluster.`,
      noAddress: (given) => `“${given}” is not an e-mail address.`,
      noCluster: 'This installation has no cluster yet: start the server, and open the link that it prints.',
      noName: (email) =>
        `Nobody has the address ${email}. Add a name, and the account is made: pnpm navette create-administrator ${email} First Last`,
    },
    nobody: (email) => `Nobody has the address ${email}, or their account is suspended.`,
    factorsForgotten: (email) => `The second step of ${email} is removed. A password or a link is enough to come in.`,
    link: (purpose, minutes) =>
      purpose === 'sign_in'
        ? `This link signs in once, within ${minutes} minutes:`
        : `This link lets choose a new password once, within ${minutes} minutes:`,
  },
}
