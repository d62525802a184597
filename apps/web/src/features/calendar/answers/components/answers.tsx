import type { Attendance } from '@navette/contract/calendar/answer-schema.ts'
import { useState } from 'react'
import { useTranslation } from '../../../../lib/words.ts'
import { Avatar } from '../../../../ui/avatar.tsx'
import { FilterChips } from '../../../../ui/filter-chips.tsx'
import { LoadMore } from '../../../../ui/load-more.tsx'
import { SideDrawer } from '../../../../ui/side-drawer.tsx'
import { RowsSkeleton } from '../../../../ui/skeletons.tsx'
import { type AnswerView, useAnswers } from '../queries.ts'
import classes from './answers.module.css'

const views: readonly AnswerView[] = ['coming', 'waiting', 'maybe', 'declined']

/** Who comes, who waits for a place, who may come and who does not. */
export function Answers({ attendance, onClose }: { attendance: Attendance; onClose: () => void }) {
  const { t } = useTranslation('answers')
  const [view, setView] = useState<AnswerView>(() => views.find((each) => attendance[each] > 0) ?? 'coming')
  const { answers, isPending, ...more } = useAnswers(attendance.occurrenceId, view)
  return (
    <SideDrawer title={t('who')} closing={t('close')} onClose={onClose}>
      <FilterChips
        label={t('who')}
        options={views
          .filter((each) => each === view || attendance[each] > 0)
          .map((value) => ({ value, label: t(`views.${value}`, { count: attendance[value] }) }))}
        value={view}
        onChange={setView}
      />
      {isPending && <RowsSkeleton rows={5} round />}
      {!isPending && answers.length === 0 && <p className={classes.none}>{t('nobody')}</p>}
      <ul className={classes.people}>
        {answers.map(({ person, companions }) => (
          <li key={person.id}>
            <Avatar person={person} size="sm" />
            <span>
              {person.name}
              {companions > 0 && <small> {t('with', { count: companions })}</small>}
            </span>
          </li>
        ))}
      </ul>
      <LoadMore {...more} />
    </SideDrawer>
  )
}
