import { Checkbox, TextInput } from '@mantine/core'
import { namedDay } from '../../../lib/dates.ts'
import { useTranslation } from '../../../lib/words.ts'
import classes from './event-form.module.css'
import { beginningAt, beginningOn, endsNextDay, type TimeDraft, timeOf } from './time-draft.ts'

interface TimeFieldsProps {
  draft: TimeDraft
  /** What is wrong with the time, in words. */
  wrong?: string | undefined
  first?: boolean
  onChange: (draft: TimeDraft) => void
}

/** When: a day and its hours, whole days, or from one day to another. An end in the early hours is the next morning’s, and says so. */
export function TimeFields({ draft, wrong, first = false, onChange }: TimeFieldsProps) {
  const { t } = useTranslation('calendar')
  const { allDay, day, from, to, until } = draft
  const time = timeOf(draft)
  const nextDay = endsNextDay(draft) && time ? t('form.nextDay', { day: namedDay(time.ends.slice(0, 10)) }) : undefined
  return (
    <div className={classes.time}>
      <div className={classes.moments}>
        <TextInput
          type="date"
          name="day"
          label={until === null ? t('form.day') : t('form.firstDay')}
          value={day}
          data-autofocus={first || undefined}
          onChange={({ currentTarget }) => onChange(beginningOn(draft, currentTarget.value))}
        />
        {!allDay && (
          <TextInput
            type="time"
            label={t('form.from')}
            value={from}
            onChange={({ currentTarget }) => onChange(beginningAt(draft, currentTarget.value))}
          />
        )}
        {until !== null && (
          <TextInput
            type="date"
            label={t('form.lastDay')}
            value={until}
            min={day}
            onChange={({ currentTarget }) => onChange({ ...draft, until: currentTarget.value })}
          />
        )}
        {!allDay && (
          <TextInput
            type="time"
            label={t('form.to')}
            value={to}
            onChange={({ currentTarget }) => onChange({ ...draft, to: currentTarget.value })}
          />
        )}
      </div>
      <p className={classes.said} aria-live="polite">
        {nextDay}
      </p>
      {wrong && (
        <p className={classes.wrong} role="alert">
          {wrong}
        </p>
      )}
      <div className={classes.sorts}>
        <Checkbox
          label={t('form.allDay')}
          checked={allDay}
          onChange={({ currentTarget }) => onChange({ ...draft, allDay: currentTarget.checked })}
        />
        <Checkbox
          label={t('form.overDays')}
          checked={until !== null}
          onChange={({ currentTarget }) => onChange({ ...draft, until: currentTarget.checked ? day : null })}
        />
      </div>
    </div>
  )
}
