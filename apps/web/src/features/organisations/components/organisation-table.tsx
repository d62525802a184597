import { Table, VisuallyHidden } from '@mantine/core'
import { Link } from 'react-router'
import { figure, listOf } from '../../../lib/lists.ts'
import { useTranslation } from '../../../lib/words.ts'
import { Empty } from '../../../ui/empty.tsx'
import { LoadMore } from '../../../ui/load-more.tsx'
import { Swatch } from '../../../ui/organisation-label.tsx'
import { RowsSkeleton } from '../../../ui/skeletons.tsx'
import { useSurvey } from '../queries.ts'
import { OrganisationMenu } from './organisation-menu.tsx'
import classes from './organisation-table.module.css'

/** The organisations as an administrator compares them. */
export const OrganisationTable = () => {
  const { t } = useTranslation('organisations')
  const { organisations, isPending, ...more } = useSurvey()
  if (isPending) return <RowsSkeleton rows={8} />
  if (organisations.length === 0) return <Empty title={t('list.none')}>{t('list.noneWhy')}</Empty>
  return (
    <>
      <Table className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('field.name')}</Table.Th>
            <Table.Th scope="col" className={classes.wide}>
              {t('table.managers')}
            </Table.Th>
            <Table.Th scope="col" className={classes.count}>
              {t('table.people')}
            </Table.Th>
            <Table.Th scope="col" className={`${classes.count} ${classes.wide}`}>
              {t('table.projects')}
            </Table.Th>
            <Table.Th scope="col" className={classes.wide}>
              {t('table.state')}
            </Table.Th>
            <Table.Th scope="col" className={classes.menu}>
              <VisuallyHidden>{t('table.acts')}</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {organisations.map((organisation) => (
            <Table.Tr key={organisation.id} data-closed={organisation.closure !== null || undefined}>
              <Table.Td>
                <span className={classes.name}>
                  <Swatch of={organisation} />
                  <Link to={`/structures/${organisation.id}`}>{organisation.name}</Link>
                </span>
                {organisation.closure && <small className={classes.narrow}>{t(`state.${organisation.closure.kind}`)}</small>}
              </Table.Td>
              <Table.Td className={classes.wide}>
                {organisation.managers.length > 0
                  ? listOf(organisation.managers.map(({ name }) => name))
                  : organisation.closure === null && <b>{t('table.nobody')}</b>}
              </Table.Td>
              <Table.Td className={classes.count}>{figure(organisation.peopleCount ?? 0)}</Table.Td>
              <Table.Td className={`${classes.count} ${classes.wide}`}>{figure(organisation.projectCount)}</Table.Td>
              <Table.Td className={classes.wide}>
                {organisation.closure === null && t('state.open')}
                {organisation.closure?.into && t('closure.merged', { into: organisation.closure.into.name })}
                {organisation.closure && !organisation.closure.into && t(`state.${organisation.closure.kind}`)}
              </Table.Td>
              <Table.Td className={classes.menu}>
                <OrganisationMenu organisation={organisation} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <LoadMore {...more} />
    </>
  )
}
