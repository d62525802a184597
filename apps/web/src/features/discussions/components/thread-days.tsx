import { ActionIcon, NativeSelect, VisuallyHidden } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { longDay, monthOf, weekdays } from '../../../lib/dates.ts'
import { useTranslation } from '../../../lib/words.ts'
import { RowsSkeleton } from '../../../ui/skeletons.tsx'
import classes from './day-bar.module.css'
import { dayByKey, monthOfDay, monthsOf, type ThreadDay, weeksOf } from './days.ts'

interface ThreadDaysProps {
  days: readonly ThreadDay[] | undefined
  /** The day that is in view. */
  shown: string | undefined
  onChoose: (number: number) => void
}

/** A calendar of a thread: the days on which something was said lead there. The arrows go from one to the next. */
export function ThreadDays({ days, shown, onChoose }: ThreadDaysProps) {
  if (!days) return <RowsSkeleton rows={4} />
  return <Calendar days={days} shown={shown} onChoose={onChoose} />
}

function Calendar({ days, shown, onChoose }: ThreadDaysProps & { days: readonly ThreadDay[] }) {
  const { t } = useTranslation('discussions')
  const grid = useRef<HTMLTableElement>(null)
  const [at, setAt] = useState(() => (days.some(({ day }) => day === shown) ? shown : days.at(-1)?.day) ?? '')
  const [month, setMonth] = useState(monthOfDay(at))
  const months = monthsOf(days)
  const place = months.indexOf(month)
  const byDay = new Map(days.map((each) => [each.day, each]))
  const inMonth = days.filter(({ day }) => monthOfDay(day) === month)
  // One of the days takes part in the order of the Tab key.
  const entry = inMonth.find(({ day }) => day === at) ?? inMonth[0]

  const focusAt = () => grid.current?.querySelector<HTMLElement>('button[tabindex="0"]')?.focus()
  useEffect(focusAt, [])
  const go = (event: KeyboardEvent) => {
    const next = dayByKey(days, entry?.day ?? at, event.key)
    if (next === entry?.day) return
    event.preventDefault()
    setAt(next)
    setMonth(monthOfDay(next))
    requestAnimationFrame(focusAt)
  }
  return (
    <>
      <div className={classes.months}>
        <ActionIcon
          variant="subtle"
          size={36}
          aria-label={t('days.before')}
          disabled={place <= 0}
          onClick={() => setMonth(months[place - 1] ?? month)}
        >
          <IconChevronLeft size={18} stroke={1.75} />
        </ActionIcon>
        <NativeSelect
          aria-label={t('days.month')}
          value={month}
          data={months.map((value) => ({ value, label: monthOf(`${value}-01`) }))}
          onChange={(event) => setMonth(event.currentTarget.value)}
        />
        <ActionIcon
          variant="subtle"
          size={36}
          aria-label={t('days.after')}
          disabled={place >= months.length - 1}
          onClick={() => setMonth(months[place + 1] ?? month)}
        >
          <IconChevronRight size={18} stroke={1.75} />
        </ActionIcon>
      </div>
      <table ref={grid} className={classes.calendar} onKeyDown={go}>
        <caption>{t('days.title')}</caption>
        <thead>
          <tr>
            {weekdays().map(({ short, long }) => (
              <th key={long} scope="col" abbr={long}>
                {short}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month).map((week) => (
            <tr key={week.find((day) => day !== null)}>
              {week.map((day, column) => {
                const said = day && byDay.get(day)
                return (
                  <td key={day ?? column}>
                    {said ? (
                      <button
                        type="button"
                        tabIndex={said === entry ? 0 : -1}
                        aria-current={day === shown ? 'date' : undefined}
                        onClick={() => onChoose(said.number)}
                      >
                        {/* The day that is read is « 1er », the one that is seen 1. */}
                        <span aria-hidden="true">{Number(said.day.slice(8))}</span>
                        <VisuallyHidden>{t('days.day', { day: longDay(said.day), count: said.count })}</VisuallyHidden>
                      </button>
                    ) : (
                      day && <span>{Number(day.slice(8))}</span>
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
