import { Button, NumberInput, VisuallyHidden } from '@mantine/core'
import { AnswerKind, mostCompanions } from '@navette/contract/calendar/answer-schema.ts'
import type { OrganisationRef } from '@navette/contract/core/refs.ts'
import { IconCheck, IconHelp, IconX } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { day } from '../../../../lib/dates.ts'
import { useTranslation } from '../../../../lib/words.ts'
import { Knot } from '../../components/knot.tsx'
import { useAnswer, useAttendance } from '../queries.ts'
import { AndFollowing } from './and-following.tsx'
import classes from './attendance.module.css'

const Answers = lazy(async () => ({ default: (await import('./answers.tsx')).Answers }))

const icons = { coming: IconCheck, maybe: IconHelp, declined: IconX }

interface AttendanceProps {
  occurrenceId: string
  /** Of the event: its thread ties what is said here. */
  host: OrganisationRef
  /** Who comes is for people of the cluster to know. */
  seesPeople: boolean
  /** Other dates follow, or did. */
  recurring: boolean
}

/** Whether I come to a date, with how many, and who else does. */
export function Attendance({ occurrenceId, host, seesPeople, recurring }: AttendanceProps) {
  const { t } = useTranslation('answers')
  const attendance = useAttendance(occurrenceId)
  const answer = useAnswer(occurrenceId)
  const [watching, setWatching] = useState(false)
  if (!attendance) return null
  const { mine, coming, capacity, waiting, can } = attendance
  const anybody = coming + attendance.maybe + attendance.declined + waiting > 0
  if (!can.answer && !anybody) return null
  // What was touched shows at once.
  const said = answer.isPending ? answer.variables : mine
  const full = capacity !== null && coming >= capacity
  const choose = (kind: AnswerKind) =>
    answer.mutate(said?.kind === kind ? null : { kind, companions: kind === 'coming' ? (said?.companions ?? 0) : 0 })
  const count = capacity === null ? t('coming', { count: coming }) : t('comingOf', { count: coming, capacity })
  return (
    <Knot title={t('title')} of={host} aside={count}>
      {can.answer && (
        <fieldset className={classes.answer}>
          <VisuallyHidden component="legend">{t('asked')}</VisuallyHidden>
          {AnswerKind.options.map((kind) => {
            const Icon = icons[kind]
            const chosen = said?.kind === kind
            return (
              <Button
                key={kind}
                size="xs"
                variant={chosen ? 'filled' : 'default'}
                aria-pressed={chosen}
                leftSection={<Icon size={16} stroke={1.75} />}
                onClick={() => choose(kind)}
              >
                {kind === 'coming' && full && mine?.kind !== 'coming' ? t('wait') : t(`kinds.${kind}`)}
              </Button>
            )
          })}
        </fieldset>
      )}
      {can.answer && said?.kind === 'coming' && (
        <NumberInput
          className={classes.companions}
          size="xs"
          label={t('companions')}
          min={0}
          max={mostCompanions}
          allowDecimal={false}
          clampBehavior="strict"
          value={said.companions}
          onChange={(value) => {
            const companions = Number(value)
            if (value !== '' && companions !== said.companions) answer.mutate({ kind: 'coming', companions })
          }}
        />
      )}
      {/* The place in the line changes by itself. */}
      <p className={classes.standing} aria-live="polite">
        {mine?.waiting && t('waiting', { count: mine.place ?? 1 })}
        {!can.answer && mine && !mine.waiting && t(`were.${mine.kind}`)}
      </p>
      {can.answer && recurring && mine && !answer.isPending && <AndFollowing occurrenceId={occurrenceId} mine={mine} />}
      <Bounds {...attendance} />
      {seesPeople && anybody && (
        <p className={classes.who}>
          <button type="button" className="nv-link" onClick={() => setWatching(true)}>
            {t('who')}
          </button>
        </p>
      )}
      {watching && (
        <Suspense>
          <Answers attendance={attendance} onClose={() => setWatching(false)} />
        </Suspense>
      )}
    </Knot>
  )
}

/** Until when answers are taken, while that is to come. */
function Bounds({ answersFrom, answersUntil, can }: { answersFrom: string | null; answersUntil: string | null; can: { answer: boolean } }) {
  const { t } = useTranslation('answers')
  if (can.answer && answersUntil) return <p className={classes.bounds}>{t('until', { day: day(answersUntil) })}</p>
  // Closed for good is said by the buttons that are gone.
  if (!can.answer && answersFrom && new Date(answersFrom) > new Date())
    return <p className={classes.bounds}>{t('from', { day: day(answersFrom) })}</p>
  return null
}
