import type { Language, MembershipRole } from '@navette/contract/accounts/schema.ts'
import type { Account, AccountStanding } from '@navette/contract/administration/schema.ts'

type Words = {
  file: string
  head: string[]
  yes: string
  role: Record<MembershipRole, string>
  standing: Record<AccountStanding, string>
}

const words: Record<Language, Words> = {
  fr: {
    file: 'comptes',
    head: ['Nom', 'Adresse', 'Structures', 'Administre', 'État', 'Vu le', 'Ajouté le'],
    yes: 'oui',
    role: { manager: 'responsable', member: 'membre', volunteer: 'bénévole' },
    standing: {
      seen: 'actif',
      never_seen: 'jamais venu',
      no_account: 'sans compte',
      suspended: 'suspendu',
      leaving: 'compte fermé, bientôt effacé',
      invited: 'invité',
      expired: 'invitation expirée',
    },
  },
  en: {
    file: 'accounts',
    head: ['Name', 'Address', 'Organisations', 'Administers', 'State', 'Seen on', 'Added on'],
    yes: 'yes',
    role: { manager: 'manager', member: 'member', volunteer: 'volunteer' },
    standing: {
      seen: 'active',
      never_seen: 'never came',
      no_account: 'no account',
      suspended: 'suspended',
      leaving: 'closed, soon erased',
      invited: 'invited',
      expired: 'invitation expired',
    },
  },
}

/** Accounts as a spreadsheet holds them, in the language of whoever takes them along; days in the cluster's zone. */
export function accountTable(accounts: readonly Account[], language: Language, dayOf: (instant: Date) => string) {
  const { file, head, yes, role, standing } = words[language]
  const rows = accounts.map((account) => [
    account.name,
    account.email ?? '',
    account.belongings.map((place) => `${place.organisation.name} (${role[place.role]})`).join(', '),
    account.administrator ? yes : '',
    standing[account.standing],
    account.lastSeenAt ? dayOf(new Date(account.lastSeenAt)) : '',
    dayOf(new Date(account.addedAt)),
  ])
  return { name: `${file}.csv`, head, rows }
}
