import type { Language } from '@navette/contract/accounts/schema.ts'

type Facts = Record<string, unknown>

/**
 * What a line says: `{actor}`, `{member}`, `{other}` (who helps), `{organisation}`, `{into}`, `{item}` are put in by name. Where the words depend on a fact, a
 * function of the facts.
 */
export type Sentence = string | ((facts: Facts) => string)

const chosen =
  (fact: string, words: Record<string, string>): ((facts: Facts) => string) =>
  (facts) =>
    words[String(facts[fact])] ?? words['other'] ?? ''

const listed = (names: Record<string, string>, language: string, value: unknown): string =>
  new Intl.ListFormat(language).format((Array.isArray(value) ? value : []).map((name) => names[String(name)] ?? String(name)))

/** An invitation leads into an organisation, or into the team of a project. */
const into =
  (organisation: string, project: string): ((facts: Facts) => string) =>
  ({ projectId }) =>
    projectId ? project : organisation

const settingsFr = {
  name: 'le nom',
  language: 'la langue de départ',
  timeZone: 'le fuseau horaire',
  openJoining: 'la façon de rejoindre le pôle',
  retentionDays: 'la durée de conservation',
}

const settingsEn = {
  name: 'the name',
  language: 'the starting language',
  timeZone: 'the time zone',
  openJoining: 'how people join',
  retentionDays: 'how long traces are kept',
}

const factorFr = { application: 'une application d’authentification', passkey: 'une clé d’accès', recovery_codes: 'des codes de secours' }
const factorEn = { application: 'an authenticator application', passkey: 'a passkey', recovery_codes: 'recovery codes' }

/** A sentence for each kind of thing that the audit log keeps, by its verb. A test holds that none is missing. */
export const journalWords: Record<Language, Record<string, Sentence>> = {
  fr: {
    'cluster.founded': 'Le pôle a été fondé',
    'cluster.edited': ({ changed }) => `{actor} a changé les réglages du pôle : ${listed(settingsFr, 'fr', changed)}`,
    'cluster.factors_chosen': chosen('rule', {
      nobody: '{actor} n’exige plus de second facteur de personne',
      administrators: '{actor} exige un second facteur des personnes qui administrent le pôle',
      everyone: '{actor} exige un second facteur de tout le monde',
    }),
    'cluster.logo_changed': '{actor} a changé le logo du pôle',
    'cluster.logo_removed': '{actor} a retiré le logo du pôle',
    'cluster.mail_chosen': chosen('server', {
      kept: '{actor} a changé l’expéditeur des courriers',
      changed: '{actor} a changé le serveur de courrier',
      removed: '{actor} a retiré le serveur de courrier',
    }),
    'letter.read': ({ memberId }) => `{actor} a lu un courrier${memberId ? ' adressé à {member}' : ''}`,
    'letter.sent_again': ({ memberId }) => `{actor} a renvoyé un courrier${memberId ? ' adressé à {member}' : ''}`,
    'audit.exported': '{actor} a exporté le journal',
    'audit.part_exported': '{actor} a exporté le journal de la structure {organisation}',
    'administrator.appointed': ({ actorId }) =>
      actorId === null
        ? 'L’administration du pôle a été confiée à {member}, depuis le serveur'
        : '{actor} a confié l’administration du pôle à {member}',
    'administrator.dismissed': '{actor} a retiré l’administration du pôle à {member}',
    'member.suspended': '{actor} a suspendu le compte de {member}',
    'member.restored': '{actor} a rétabli le compte de {member}',
    'member.edited': '{actor} a modifié la fiche de {member}',
    'member.address_given': '{actor} a donné une adresse à {member}, qui a maintenant un compte',
    'member.reminded': '{actor} a écrit un rappel à {member}',
    'accounts.exported': ({ count }) => `{actor} a exporté le tableau des comptes (${Number(count)} lignes)`,
    'session.started': chosen('method', {
      password: 'Connexion de {member} avec son mot de passe',
      link: 'Connexion de {member} par un lien reçu par courrier',
      passkey: 'Connexion de {member} avec une clé d’accès',
      provider: 'Connexion de {member} par le fournisseur d’identité',
      invitation: 'Connexion de {member} par son invitation',
      founding: 'Première connexion de {member}',
      help: 'Session d’aide ouverte chez {member}',
      other: 'Connexion de {member}',
    }),
    'session.ended': chosen('reason', {
      signed_out: 'Déconnexion de {member}',
      token_reused: 'Une session de {member} a été fermée par prudence : sa clé a servi deux fois',
      ended_by_owner: 'Une session de {member} a été fermée depuis un autre appareil',
      signed_in_over: 'Une session de {member} a été remplacée par une autre',
      password_changed: 'Une session de {member} a été fermée avec le changement de mot de passe',
      help_ended: 'La session d’aide chez {member} est terminée',
      suspended: 'Une session de {member} a été fermée par la suspension du compte',
      other: 'Une session de {member} a été fermée',
    }),
    'session.step_failed': 'Cinq échecs au second facteur de {member}',
    'factor.added': ({ kind }) => `{actor} a ajouté ${listed(factorFr, 'fr', [kind])}`,
    'factor.removed': ({ kind, memberId, actorId }) =>
      memberId === actorId
        ? `{actor} a retiré ${listed(factorFr, 'fr', [kind])}`
        : `{actor} a retiré ${listed(factorFr, 'fr', [kind])} à {member}`,
    'factor.used': ({ kind }) => `{member} a montré un second facteur : ${listed(factorFr, 'fr', [kind])}`,
    'identity.linked': '{member} a relié son compte au fournisseur d’identité',
    'identity.unlinked': '{member} a séparé son compte du fournisseur d’identité',
    'token.made': '{actor} a créé un jeton d’accès',
    'token.revoked': '{actor} a révoqué un jeton d’accès de {member}',
    'password.changed': chosen('by', {
      change: '{member} a changé son mot de passe',
      reset: 'Le mot de passe de {member} a été réinitialisé par un lien',
      operator: 'Le mot de passe de {member} a été changé depuis le serveur',
      other: 'Le mot de passe de {member} a été changé',
    }),
    'link.printed': chosen('purpose', {
      reset: 'Un lien de réinitialisation pour {member} a été imprimé depuis le serveur',
      other: 'Un lien de connexion pour {member} a été imprimé depuis le serveur',
    }),
    'address.change_asked': '{member} a demandé à changer d’adresse',
    'address.confirmed': chosen('from', {
      old: '{member} a confirmé son changement d’adresse depuis l’ancienne',
      new: '{member} a confirmé son changement d’adresse depuis la nouvelle',
      other: '{member} a confirmé son changement d’adresse',
    }),
    'address.change_cancelled': 'Le changement d’adresse de {member} a été abandonné',
    'address.changed': ({ vouched }) =>
      vouched === true
        ? '{actor} a confirmé le changement d’adresse de {member}, à la place de l’ancienne boîte'
        : 'L’adresse de {member} a changé',
    'help.asked': '{other} a proposé une session d’aide à {member}',
    'help.accepted': '{member} a accepté une session d’aide de {other}',
    'help.declined': '{member} a décliné une session d’aide de {other}',
    'help.opened': '{other} a ouvert une session d’aide chez {member}',
    'help.ended': 'La session d’aide de {other} chez {member} est terminée',
    'organisation.added': '{actor} a accueilli la structure {organisation}',
    'organisation.edited': '{actor} a modifié la présentation de la structure {organisation}',
    'organisation.archived': '{actor} a archivé la structure {organisation}',
    'organisation.restored': '{actor} a rétabli la structure {organisation}',
    'organisation.merged': '{actor} a réuni la structure {organisation} à la structure {into}',
    'organisation.left': '{actor} a fait sortir la structure {organisation} du pôle',
    'organisation.exported': '{actor} a exporté la part de la structure {organisation}',
    'membership.started': '{actor} a fait entrer {member} dans la structure {organisation}',
    'membership.edited': '{actor} a changé l’appartenance de {member} à la structure {organisation}',
    'membership.ended': '{actor} a mis fin à l’appartenance de {member} à la structure {organisation}',
    'people.invited': ({ invitationIds, projectId }) => {
      const count = Array.isArray(invitationIds) ? invitationIds.length : 1
      return `{actor} a invité ${count > 1 ? `${count} personnes` : 'une personne'} dans ${projectId ? 'le projet {item}' : 'la structure {organisation}'}`
    },
    'invitation.declined': into(
      '{actor} a décliné une invitation de la structure {organisation}',
      '{actor} a décliné une invitation au projet {item}',
    ),
    'people_import.started': ({ lines }) => `{actor} a commencé l’import d’une liste de ${lines} lignes`,
    'people_import.finished': ({ lines, cancelled }) =>
      cancelled ? `L’import de {actor} a été arrêté après ${lines} lignes` : `L’import de {actor} est terminé : ${lines} lignes`,
    'invitation.resent': into(
      '{actor} a renvoyé une invitation de la structure {organisation}',
      '{actor} a renvoyé une invitation au projet {item}',
    ),
    'invitation.withdrawn': into(
      '{actor} a retiré une invitation de la structure {organisation}',
      '{actor} a retiré une invitation au projet {item}',
    ),
    'invitation.restored': into(
      '{actor} a rétabli une invitation de la structure {organisation}',
      '{actor} a rétabli une invitation au projet {item}',
    ),
    'invitation.accepted': into(
      '{member} a accepté son invitation dans la structure {organisation}',
      '{member} a accepté son invitation au projet {item}',
    ),
    'joining.edited': '{actor} a changé la façon de rejoindre la structure {organisation}',
    'application.made': '{member} a demandé à rejoindre la structure {organisation}',
    'application.accepted': '{actor} a accepté la demande de {member} pour la structure {organisation}',
    'application.declined': '{actor} a décliné la demande de {member} pour la structure {organisation}',
    'application.withdrawn': '{member} a retiré sa demande pour la structure {organisation}',
    'poster.made': '{actor} a fait une affiche pour la structure {organisation}',
    'poster.withdrawn': '{actor} a retiré l’affiche de la structure {organisation}',
    'member.exported': '{actor} a pris une copie des données de {member}',
    'member.closed': 'Le compte de {member} a été fermé',
    'member.kept': 'Le compte de {member} a été repris',
    'member.erased': 'Le compte de {member} a été effacé',
    'project.shared': '{actor} a changé le partage de {item}',
    'event.shared': '{actor} a changé le partage de {item}',
    'calendar.imported': '{actor} a importé un calendrier au nom de {organisation}',
    'outside_calendar.added': '{actor} a suivi un calendrier du dehors au nom de {organisation}',
    'outside_calendar.removed': '{actor} ne suit plus un calendrier du dehors au nom de {organisation}',
    'team.joined': '{actor} a ajouté {member} à l’équipe de {item}',
    'team.left': '{actor} a retiré {member} de l’équipe de {item}',
    'team.lead_chosen': '{actor} a confié {item} à {member}',
    'post.removed': '{actor} a retiré un message de {member} dans {item}',
    'thread.moved': '{actor} a déplacé {item}',
    'thread.merged': '{actor} a réuni {item} à un autre fil',
    'thread.unmerged': '{actor} a séparé de nouveau {item}',
    'archive.imported': ({ messages, threads }) =>
      `{actor} a fait entrer l’archive d’une liste : ${Number(messages)} messages en ${Number(threads)} fils`,
    'archive.undone': ({ threads }) => `{actor} a retiré l’archive d’une liste (${Number(threads)} fils)`,
    'post.restored': '{actor} a remis en place un message de {member} dans {item}',
    'post.reported': '{actor} a signalé un message dans {item}',
    'report.answered': ({ outcome }) =>
      outcome === 'removed' ? '{actor} a retiré un message signalé dans {item}' : '{actor} a laissé un message signalé dans {item}',
  },
  en: {
    'cluster.founded': 'The cluster was founded',
    'cluster.edited': ({ changed }) => `{actor} changed the settings of the cluster: ${listed(settingsEn, 'en', changed)}`,
    'cluster.factors_chosen': chosen('rule', {
      nobody: '{actor} no longer asks anybody for a second factor',
      administrators: '{actor} asks administrators for a second factor',
      everyone: '{actor} asks everybody for a second factor',
    }),
    'cluster.logo_changed': '{actor} changed the logo of the cluster',
    'cluster.logo_removed': '{actor} removed the logo of the cluster',
    'cluster.mail_chosen': chosen('server', {
      kept: '{actor} changed the sender of letters',
      changed: '{actor} changed the mail server',
      removed: '{actor} removed the mail server',
    }),
    'letter.read': ({ memberId }) => `{actor} read a letter${memberId ? ' to {member}' : ''}`,
    'letter.sent_again': ({ memberId }) => `{actor} sent a letter${memberId ? ' to {member}' : ''} again`,
    'audit.exported': '{actor} exported the audit log',
    'audit.part_exported': '{actor} exported the audit log of {organisation}',
    'administrator.appointed': ({ actorId }) =>
      actorId === null
        ? '{member} was made an administrator of the cluster, from the server'
        : '{actor} made {member} an administrator of the cluster',
    'administrator.dismissed': '{actor} took the administration of the cluster from {member}',
    'member.suspended': '{actor} suspended the account of {member}',
    'member.restored': '{actor} restored the account of {member}',
    'member.edited': '{actor} edited the profile of {member}',
    'member.address_given': '{actor} gave {member} an address, and so an account',
    'member.reminded': '{actor} wrote a reminder to {member}',
    'accounts.exported': ({ count }) => `{actor} exported the table of accounts (${Number(count)} rows)`,
    'session.started': chosen('method', {
      password: '{member} signed in with their password',
      link: '{member} signed in with a link from a letter',
      passkey: '{member} signed in with a passkey',
      provider: '{member} signed in through the identity provider',
      invitation: '{member} signed in with their invitation',
      founding: '{member} signed in for the first time',
      help: 'A help session was opened with {member}',
      other: '{member} signed in',
    }),
    'session.ended': chosen('reason', {
      signed_out: '{member} signed out',
      token_reused: 'A session of {member} was closed as a precaution: its key was used twice',
      ended_by_owner: 'A session of {member} was closed from another device',
      signed_in_over: 'A session of {member} was replaced by another',
      password_changed: 'A session of {member} was closed with the change of password',
      help_ended: 'The help session with {member} is over',
      suspended: 'A session of {member} was closed by the suspension of the account',
      other: 'A session of {member} was closed',
    }),
    'session.step_failed': 'The second factor of {member} failed five times',
    'factor.added': ({ kind }) => `{actor} added ${listed(factorEn, 'en', [kind])}`,
    'factor.removed': ({ kind, memberId, actorId }) =>
      memberId === actorId
        ? `{actor} removed ${listed(factorEn, 'en', [kind])}`
        : `{actor} removed ${listed(factorEn, 'en', [kind])} of {member}`,
    'factor.used': ({ kind }) => `{member} showed a second factor: ${listed(factorEn, 'en', [kind])}`,
    'identity.linked': '{member} linked their account to the identity provider',
    'identity.unlinked': '{member} separated their account from the identity provider',
    'token.made': '{actor} made an access token',
    'token.revoked': '{actor} revoked an access token of {member}',
    'password.changed': chosen('by', {
      change: '{member} changed their password',
      reset: 'The password of {member} was reset with a link',
      operator: 'The password of {member} was changed from the server',
      other: 'The password of {member} was changed',
    }),
    'link.printed': chosen('purpose', {
      reset: 'A reset link for {member} was printed from the server',
      other: 'A sign-in link for {member} was printed from the server',
    }),
    'address.change_asked': '{member} asked to change their address',
    'address.confirmed': chosen('from', {
      old: '{member} confirmed their new address from the old one',
      new: '{member} confirmed their new address from the new one',
      other: '{member} confirmed their new address',
    }),
    'address.change_cancelled': 'The change of address of {member} was given up',
    'address.changed': ({ vouched }) =>
      vouched === true
        ? '{actor} confirmed the change of address of {member}, in place of the old mailbox'
        : 'The address of {member} changed',
    'help.asked': '{other} offered {member} a help session',
    'help.accepted': '{member} accepted a help session of {other}',
    'help.declined': '{member} declined a help session of {other}',
    'help.opened': '{other} began a help session with {member}',
    'help.ended': 'The help session of {other} with {member} is over',
    'organisation.added': '{actor} welcomed {organisation}',
    'organisation.edited': '{actor} edited what {organisation} says of itself',
    'organisation.archived': '{actor} archived {organisation}',
    'organisation.restored': '{actor} restored {organisation}',
    'organisation.merged': '{actor} merged {organisation} into {into}',
    'organisation.left': '{actor} let {organisation} leave the cluster',
    'organisation.exported': '{actor} exported the part of {organisation}',
    'membership.started': '{actor} brought {member} into {organisation}',
    'membership.edited': '{actor} changed the membership of {member} in {organisation}',
    'membership.ended': '{actor} ended the membership of {member} in {organisation}',
    'people.invited': ({ invitationIds, projectId }) => {
      const count = Array.isArray(invitationIds) ? invitationIds.length : 1
      return `{actor} invited ${count > 1 ? `${count} people` : 'somebody'} to ${projectId ? 'the project {item}' : '{organisation}'}`
    },
    'invitation.declined': into('{actor} declined an invitation to {organisation}', '{actor} declined an invitation to the project {item}'),
    'people_import.started': ({ lines }) => `{actor} began to import a list of ${lines} lines`,
    'people_import.finished': ({ lines, cancelled }) =>
      cancelled ? `The import of {actor} was stopped after ${lines} lines` : `The import of {actor} is finished: ${lines} lines`,
    'invitation.resent': into(
      '{actor} sent an invitation of {organisation} again',
      '{actor} sent an invitation to the project {item} again',
    ),
    'invitation.withdrawn': into(
      '{actor} withdrew an invitation of {organisation}',
      '{actor} withdrew an invitation to the project {item}',
    ),
    'invitation.restored': into('{actor} restored an invitation of {organisation}', '{actor} restored an invitation to the project {item}'),
    'invitation.accepted': into(
      '{member} accepted their invitation to {organisation}',
      '{member} accepted their invitation to the project {item}',
    ),
    'joining.edited': '{actor} changed how people join {organisation}',
    'application.made': '{member} asked to join {organisation}',
    'application.accepted': '{actor} accepted that {member} joins {organisation}',
    'application.declined': '{actor} declined that {member} joins {organisation}',
    'application.withdrawn': '{member} withdrew their request to join {organisation}',
    'poster.made': '{actor} made a poster for {organisation}',
    'poster.withdrawn': '{actor} withdrew the poster of {organisation}',
    'member.exported': '{actor} took a copy of the data of {member}',
    'member.closed': 'The account of {member} was closed',
    'member.kept': 'The account of {member} was taken back',
    'member.erased': 'The account of {member} was erased',
    'project.shared': '{actor} changed with whom {item} is shared',
    'event.shared': '{actor} changed with whom {item} is shared',
    'calendar.imported': '{actor} imported a calendar in the name of {organisation}',
    'outside_calendar.added': '{actor} followed an outside calendar in the name of {organisation}',
    'outside_calendar.removed': '{actor} no longer follows an outside calendar in the name of {organisation}',
    'team.joined': '{actor} added {member} to the team of {item}',
    'team.left': '{actor} took {member} out of the team of {item}',
    'team.lead_chosen': '{actor} handed {item} to {member}',
    'post.removed': '{actor} removed a message of {member} in {item}',
    'thread.moved': '{actor} moved {item}',
    'thread.merged': '{actor} merged {item} into another thread',
    'thread.unmerged': '{actor} parted {item} from another thread again',
    'archive.imported': ({ messages, threads }) =>
      `{actor} brought in the archive of a list: ${Number(messages)} messages in ${Number(threads)} threads`,
    'archive.undone': ({ threads }) => `{actor} took out the archive of a list (${Number(threads)} threads)`,
    'post.restored': '{actor} put back a message of {member} in {item}',
    'post.reported': '{actor} reported a message in {item}',
    'report.answered': ({ outcome }) =>
      outcome === 'removed' ? '{actor} removed a reported message in {item}' : '{actor} let a reported message stand in {item}',
  },
}
