import { MultiSelect, NumberInput, Select, TextInput } from '@mantine/core'
import { mostDates, type Rule } from '@navette/contract/calendar/recurrence.ts'
import { dayOf } from '../../../lib/dates.ts'
import { addDays } from '../../../lib/days.ts'
import { currentLanguage, useTranslation } from '../../../lib/words.ts'
import { monthName, seriesWords } from '../rule-words.ts'
import classes from './event-form.module.css'
import { allMonths, isLike, leftOf, rulesFor, without } from './rule-choices.ts'

interface RecurrenceFieldProps {
  /** The first day, `2027-03-02`. */
  day: string
  rule: Rule | null
  /** What it comes by so far, which its day may not suggest. */
  own?: Rule | null
  /** It comes by a rule that these terms cannot tell: it may stay. */
  kept?: { on: boolean; onKeep: () => void } | undefined
  onChange: (rule: Rule | null) => void
}

/** How an event comes again, in plain words: by what its day suggests, except in some months, and until when. */
export function RecurrenceField({ day, rule, own = null, kept, onChange }: RecurrenceFieldProps) {
  const { t } = useTranslation('calendar')
  const language = currentLanguage()
  const say = (said: Rule) => seriesWords({ rule: said }, day, { language, today: dayOf(new Date()) })
  const suggested = rulesFor(day)
  const others = [own, rule].filter((each) => each !== null).filter((each) => !suggested.some((choice) => isLike(choice, each)))
  const choices = [...others.slice(0, 1).map((each) => ({ ...each, months: ofYear(each), ends: never })), ...suggested]
  const chosen = rule ? choices.findIndex((choice) => isLike(choice, rule)) : -1
  const choose = (at: string | null) => {
    if (at === 'kept') return kept?.onKeep()
    const choice = at === null ? undefined : choices[Number(at)]
    if (!choice) return onChange(null)
    const next = rule ? { ...choice, ends: rule.ends } : choice
    onChange(choice.frequency === 'yearly' || !rule || rule.frequency === 'yearly' ? next : without(next, leftOf(rule)))
  }
  return (
    <>
      <Select
        label={t('repeats.label')}
        data={[
          { value: 'never', label: t('repeats.never') },
          ...(kept ? [{ value: 'kept', label: t('repeats.kept') }] : []),
          ...choices.map((choice, at) => ({ value: String(at), label: say(choice) })),
        ]}
        value={kept?.on ? 'kept' : chosen < 0 ? 'never' : String(chosen)}
        allowDeselect={false}
        onChange={choose}
      />
      {rule && (
        <div className={classes.pair}>
          <Select
            label={t('repeats.ends')}
            data={(['never', 'until', 'count'] as const).map((kind) => ({ value: kind, label: t(`repeats.end.${kind}`) }))}
            value={rule.ends.kind}
            allowDeselect={false}
            onChange={(kind) => onChange({ ...rule, ends: endOf(kind, day) })}
          />
          <End rule={rule} day={day} onChange={onChange} />
        </div>
      )}
      {rule && rule.frequency !== 'yearly' && (
        <MultiSelect
          label={t('repeats.except')}
          placeholder={leftOf(rule).length === 0 ? t('repeats.noMonth') : ''}
          data={allMonths.map((month) => ({ value: String(month), label: monthName(language, month) }))}
          value={leftOf(rule).map(String)}
          maxValues={11}
          onChange={(months) => onChange(without(rule, months.map(Number)))}
        />
      )}
      {rule && (
        <p className={classes.said} aria-live="polite">
          {t('repeats.so', { words: say(rule) })}
        </p>
      )}
    </>
  )
}

function End({ rule, day, onChange }: { rule: Rule; day: string; onChange: (rule: Rule) => void }) {
  const { t } = useTranslation('calendar')
  const { ends } = rule
  if (ends.kind === 'until') {
    return (
      <TextInput
        type="date"
        label={t('repeats.until')}
        value={ends.day}
        min={day}
        onChange={({ currentTarget }) => currentTarget.value && onChange({ ...rule, ends: { kind: 'until', day: currentTarget.value } })}
      />
    )
  }
  if (ends.kind === 'never') return null
  return (
    <NumberInput
      label={t('repeats.count')}
      value={ends.count}
      min={1}
      max={mostDates}
      allowDecimal={false}
      onChange={(count) => onChange({ ...rule, ends: { kind: 'count', count: Math.max(1, Number(count)) } })}
    />
  )
}

const never: Rule['ends'] = { kind: 'never' }

/** The months are chosen apart, but for what comes once a year. */
const ofYear = ({ frequency, months }: Rule) => (frequency === 'yearly' ? months : [])

/** Half a year, or ten times, until somebody says otherwise. */
const endOf = (kind: string | null, day: string): Rule['ends'] => {
  if (kind === 'until') return { kind, day: addDays(day, 182) }
  return kind === 'count' ? { kind, count: 10 } : { kind: 'never' }
}
