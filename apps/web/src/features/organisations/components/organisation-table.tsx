import { Table } from '@mantine/core'
import { Link } from 'react-router'
import { figure } from '../../../lib/lists.ts'
import { useTranslation } from '../../../lib/words.ts'
import { Empty } from '../../../ui/empty.tsx'
import { LoadMore } from '../../../ui/load-more.tsx'
import { OrganisationLabel } from '../../../ui/organisation-label.tsx'
import { RowsSkeleton } from '../../../ui/skeletons.tsx'
import { useOrganisations } from '../queries.ts'
import classes from './organisation-table.module.css'

/** The organisations as an administrator compares them. */
export const OrganisationTable = () => {
  const { t } = useTranslation('organisations')
  const { organisations, isPending, ...more } = useOrganisations()
  if (isPending) return <RowsSkeleton rows={8} />
  if (organisations.length === 0) return <Empty title={t('list.none')}>{t('list.noneWhy')}</Empty>
  return (
    <>
      <Table className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('field.name')}</Table.Th>
            <Table.Th scope="col">{t('field.initials')}</Table.Th>
            <Table.Th scope="col" className={classes.town}>
              {t('field.town')}
            </Table.Th>
            <Table.Th scope="col" className={classes.count}>
              {t('table.people')}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {organisations.map((organisation) => (
            <Table.Tr key={organisation.id}>
              <Table.Td>
                <Link to={`/structures/${organisation.id}`}>{organisation.name}</Link>
              </Table.Td>
              <Table.Td>
                <OrganisationLabel of={organisation} short />
              </Table.Td>
              <Table.Td className={classes.town}>{organisation.town}</Table.Td>
              <Table.Td className={classes.count}>{organisation.peopleCount === null ? '' : figure(organisation.peopleCount)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <LoadMore {...more} />
    </>
  )
}
