import type { Letter } from '@navette/contract/administration/schema.ts'
import { useState } from 'react'
import { problemWords, useTranslation } from '../../../lib/words.ts'
import { Empty } from '../../../ui/empty.tsx'
import { FilterChips } from '../../../ui/filter-chips.tsx'
import { LoadMore } from '../../../ui/load-more.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { RowsSkeleton } from '../../../ui/skeletons.tsx'
import { When } from '../../../ui/when.tsx'
import { useLetters } from '../queries.ts'
import { LetterDrawer } from './letter-drawer.tsx'
import classes from './letters.module.css'

type Shown = 'all' | 'sent' | 'kept' | 'refused'

/** The letters that the cluster wrote, and what became of them. */
export const LetterList = () => {
  const { t } = useTranslation('letters')
  const [shown, setShown] = useState<Shown>('all')
  const [open, setOpen] = useState<string | null>(null)
  const { letters, isPending, error, ...more } = useLetters(shown === 'all' ? undefined : shown)
  const options = [
    { value: 'all' as const, label: t('all') },
    ...(['sent', 'kept', 'refused'] as const).map((value) => ({ value, label: t(`states.${value}`) })),
  ]
  return (
    <>
      <FilterChips label={t('filter')} options={options} value={shown} onChange={setShown} />
      {isPending && <RowsSkeleton rows={6} />}
      {error && letters.length === 0 && <Notice kind="error">{problemWords(error)}</Notice>}
      {!isPending && !error && letters.length === 0 && <Empty title={t('none')}>{t('noneWhy')}</Empty>}
      <ul className={classes.list}>
        {letters.map((letter) => (
          <li key={letter.id}>
            <Row letter={letter} onOpen={() => setOpen(letter.id)} />
          </li>
        ))}
      </ul>
      <LoadMore {...more} />
      {open && <LetterDrawer letterId={open} onClose={() => setOpen(null)} />}
    </>
  )
}

const Row = ({ letter: { to, subject, writtenAt, state, problem }, onOpen }: { letter: Letter; onOpen: () => void }) => {
  const { t } = useTranslation('letters')
  return (
    <button type="button" className={classes.row} onClick={onOpen}>
      <span className={classes.words}>
        <b>{subject}</b>
        <small>{t('to', { to })}</small>
        {problem && <small>{problem}</small>}
      </span>
      <span className={classes.state} data-state={state}>
        <b>{t(`state.${state}`)}</b>
        <When at={writtenAt} short />
      </span>
    </button>
  )
}
