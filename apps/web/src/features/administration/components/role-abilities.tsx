import { Table } from '@mantine/core'
import { abilities, roleKinds } from '@navette/contract/administration/abilities.ts'
import { useTranslation } from '../../../lib/words.ts'
import classes from './role-holders.module.css'

/** What each role may do: a table where there is room, a list by role on a phone. */
export const RoleAbilities = () => {
  const { t } = useTranslation('rights')
  return (
    <>
      <div className={classes.abilities}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('ability')}</Table.Th>
              {roleKinds.map((role) => (
                <Table.Th key={role} scope="col">
                  {t(`roles.${role}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {abilities.map(({ can, roles }) => (
              <Table.Tr key={can}>
                <Table.Th scope="row">{t(`can.${can}`)}</Table.Th>
                {roleKinds.map((role) => (
                  <Table.Td key={role} data-yes={roles.includes(role) || undefined}>
                    {t(roles.includes(role) ? 'yes' : 'no')}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      <div className={classes.perRole}>
        {roleKinds.map((role) => (
          <section key={role}>
            <h3>{t(`roles.${role}`)}</h3>
            <ul>
              {abilities
                .filter(({ roles }) => roles.includes(role))
                .map(({ can }) => (
                  <li key={can}>{t(`can.${can}`)}</li>
                ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  )
}
