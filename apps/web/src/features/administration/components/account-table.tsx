import { Checkbox, Table, VisuallyHidden } from '@mantine/core'
import type { Account } from '@navette/contract/administration/schema.ts'
import { Link } from 'react-router'
import { useTranslation } from '../../../lib/words.ts'
import { Avatar } from '../../../ui/avatar.tsx'
import { OrganisationLabels } from '../../../ui/organisation-label.tsx'
import { type AccountAct, AccountMenu } from './account-menu.tsx'
import { AccountState } from './account-state.tsx'
import classes from './account-table.module.css'
import type { useChoice } from './use-choice.ts'

interface AccountTableProps {
  accounts: readonly Account[]
  choice: ReturnType<typeof useChoice>
  compact: boolean
  onAct: (act: AccountAct, account: Account) => void
}

/** Everybody, a line each; on a phone, two lines each. */
export const AccountTable = ({ accounts, choice, compact, onAct }: AccountTableProps) => {
  const { t } = useTranslation('table')
  const { chosen } = choice
  const all = accounts.length > 0 && accounts.every(({ id }) => chosen.has(id))
  return (
    <Table stickyHeader className={classes.table} data-compact={compact || undefined}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th className={classes.check}>
            <Checkbox
              aria-label={t('chooseShown')}
              checked={all}
              indeterminate={!all && chosen.size > 0}
              onChange={() => choice.choose(all ? [] : accounts.map(({ id }) => id))}
            />
          </Table.Th>
          <Table.Th>{t('columns.person')}</Table.Th>
          <Table.Th>{t('columns.organisations')}</Table.Th>
          <Table.Th>{t('columns.role')}</Table.Th>
          <Table.Th>{t('columns.state')}</Table.Th>
          <Table.Th className={classes.menu}>
            <VisuallyHidden>{t('columns.menu')}</VisuallyHidden>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {accounts.map((account) => (
          <AccountRow
            key={account.id}
            account={account}
            chosen={chosen.has(account.id)}
            onChoose={(reach) => choice.toggle(account.id, reach)}
            onAct={(act) => onAct(act, account)}
          />
        ))}
      </Table.Tbody>
    </Table>
  )
}

interface AccountRowProps {
  account: Account
  chosen: boolean
  onChoose: (reach: boolean) => void
  onAct: (act: AccountAct) => void
}

const AccountRow = ({ account, chosen, onChoose, onAct }: AccountRowProps) => {
  const { t } = useTranslation('table')
  const { id, kind, email, portrait, belongings } = account
  const name = nameOf(account)
  const organisation = belongings[0]?.organisation ?? null
  return (
    <Table.Tr data-chosen={chosen || undefined}>
      <Table.Td className={classes.check}>
        <Checkbox
          aria-label={t('choose', { name })}
          checked={chosen}
          onChange={(event) => onChoose((event.nativeEvent as MouseEvent).shiftKey)}
        />
      </Table.Td>
      <Table.Td className={classes.person}>
        <span>
          <Avatar person={{ id, name, portrait, organisation }} size="sm" />
          <span className={classes.who}>
            {kind === 'member' ? <Link to={`/personnes/${id}`}>{name}</Link> : <b>{name}</b>}
            {email && email !== name && <small>{email}</small>}
          </span>
        </span>
      </Table.Td>
      <Table.Td className={classes.organisations}>
        <Places account={account} />
      </Table.Td>
      <Table.Td className={classes.role}>
        <Role account={account} />
      </Table.Td>
      <Table.Td className={classes.stands}>
        <AccountState account={account} />
      </Table.Td>
      <Table.Td className={classes.menu}>
        <AccountMenu account={account} name={name} onAct={onAct} />
      </Table.Td>
    </Table.Tr>
  )
}

/** Somebody invited by their address alone is called by it. */
export const nameOf = ({ name, email }: Pick<Account, 'name' | 'email'>): string => name || (email ?? '')

/** As many organisations as a line holds. */
const shown = 3

const Places = ({ account: { belongings } }: { account: Account }) => {
  const { t } = useTranslation('table')
  const organisations = belongings.map(({ organisation }) => organisation)
  const rest = organisations.slice(shown)
  return (
    <span className={classes.labels}>
      <OrganisationLabels of={organisations.slice(0, shown)} short />
      {rest.length > 0 && <small title={rest.map(({ name }) => name).join(', ')}>{t('more', { count: rest.length })}</small>}
    </span>
  )
}

const Role = ({ account: { belongings, administrator } }: { account: Account }) => {
  const { t } = useTranslation('table')
  const roles = [...new Set(belongings.map(({ role }) => role))].map((role) => t(`roles.${role}`))
  if (administrator) roles.push(t('roles.administrator'))
  return <>{roles.length > 0 ? roles.join(', ') : t('roles.none')}</>
}
