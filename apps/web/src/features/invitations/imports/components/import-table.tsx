import { Table } from '@mantine/core'
import { type ImportLine, ImportOutcome, type ImportProblem, type PeopleImport } from '@navette/contract/invitations/import-schema.ts'
import { useState } from 'react'
import { useTranslation } from '../../../../lib/words.ts'
import { FilterChips } from '../../../../ui/filter-chips.tsx'
import classes from '../../../../ui/imports.module.css'
import { LoadMore } from '../../../../ui/load-more.tsx'
import { RowsSkeleton } from '../../../../ui/skeletons.tsx'
import { useImportLines } from '../queries.ts'

type Filter = ImportOutcome | 'all'

/** The lines of the file, fifty at a time, with what becomes of each; what is faulty is marked in its cell and said in words. */
export const ImportTable = ({ list }: { list: PeopleImport }) => {
  const { t } = useTranslation('imports')
  const [filter, setFilter] = useState<Filter>(list.counts.faulty > 0 ? 'faulty' : 'all')
  const { lines, isPending, ...more } = useImportLines(list.id, filter === 'all' ? null : filter)
  if (!list.linesKept) return <p className={classes.quiet}>{t('lines.gone')}</p>
  const shown = ImportOutcome.options.filter((outcome) => list.counts[outcome] > 0)
  const options = [
    { value: 'all' as Filter, label: t('filter.all') },
    ...shown.map((value) => ({ value: value as Filter, label: t(`outcome.${value}`) })),
  ]
  const kept = list.columns.map((_, at) => at).filter((at) => list.mapping.columns[at])
  return (
    <>
      <FilterChips label={t('filter.label')} options={options} value={filter} onChange={setFilter} />
      {isPending && <RowsSkeleton rows={6} />}
      {!isPending && lines.length === 0 && <p className={classes.quiet}>{t('lines.none')}</p>}
      {lines.length > 0 && (
        <section className={classes.scroll} aria-label={t('lines.caption')}>
          <Table className={classes.table}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t('lines.number')}</Table.Th>
                <Table.Th scope="col">{t('lines.outcome')}</Table.Th>
                {kept.map((at) => (
                  <Table.Th scope="col" key={at}>
                    {t(`field.${list.mapping.columns[at] ?? 'name'}`)}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {lines.map((line) => (
                <LineRow key={line.number} line={line} kept={kept} list={list} />
              ))}
            </Table.Tbody>
          </Table>
        </section>
      )}
      <LoadMore {...more} />
    </>
  )
}

interface LineRowProps {
  line: ImportLine
  /** The columns that hold something. */
  kept: number[]
  list: PeopleImport
}

const LineRow = ({ line: { number, cells, outcome, problems }, kept, list }: LineRowProps) => {
  const { t } = useTranslation('imports')
  const say = useProblemWords()
  const faulty = new Set<string>(problems.map(({ field }) => field))
  return (
    <Table.Tr>
      <Table.Td className={classes.number}>{number}</Table.Td>
      <Table.Td className={classes.outcome} data-outcome={outcome}>
        {outcome && <b>{t(`outcome.${outcome}`)}</b>}
        {problems.map((problem) => (
          <small key={`${problem.field} ${problem.fault}`}>{say(problem)}</small>
        ))}
      </Table.Td>
      {kept.map((at) => (
        <Table.Td key={at} data-faulty={faulty.has(list.mapping.columns[at] ?? '') || undefined}>
          {cells[at]}
        </Table.Td>
      ))}
    </Table.Tr>
  )
}

const useProblemWords = () => {
  const { t } = useTranslation('imports')
  return ({ field, fault, otherLine }: ImportProblem): string => {
    const words = t(`fault.${fault}`, { line: otherLine ?? 0 })
    return field === 'line' ? words : t('fault.of', { field: t(`field.${field}`), fault: words })
  }
}
