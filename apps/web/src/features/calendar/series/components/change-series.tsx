import { Button, Radio } from '@mantine/core'
import type { Event } from '@navette/contract/calendar/schema.ts'
import { type FormEvent, useState } from 'react'
import { dayOf } from '../../../../lib/dates.ts'
import { currentLanguage, problemWords, useTranslation } from '../../../../lib/words.ts'
import { FormFoot } from '../../../../ui/form-foot.tsx'
import { Notice } from '../../../../ui/notice.tsx'
import { SideDrawer } from '../../../../ui/side-drawer.tsx'
import { say } from '../../../../ui/undo.tsx'
import classes from '../../components/event-form.module.css'
import { RecurrenceField } from '../../components/recurrence-field.tsx'
import { SeriesOutlook } from '../../components/series-outlook.tsx'
import { TimeFields } from '../../components/time-fields.tsx'
import { seriesWords } from '../../rule-words.ts'
import { useChangeSeries, useOutlook } from '../queries.ts'
import { LooseDates } from './loose-dates.tsx'
import { draftFrom, isChanged, type SeriesDraft, shownRule, wantedOf } from './series-draft.ts'

/** Changes how an event comes again, from a date on or all of it; what would become of its dates is said before. */
export function ChangeSeries({ event, onClose }: { event: Event; onClose: () => void }) {
  const { t } = useTranslation(['series', 'calendar'])
  const [draft, setDraft] = useState(() => draftFrom(event))
  const left = useLeft(event)
  const { mutate, isPending, error } = useChangeSeries(event)
  const { date, series } = event
  if (!series) return null
  const wanted = wantedOf(draft, event, left)
  const changed = wanted !== null && isChanged(wanted, event)
  const rule = shownRule(draft, event, left)
  const told = seriesWords(series, series.starts, { language: currentLanguage(), today: dayOf(new Date()) })
  // What the builder cannot say is kept until something else is chosen.
  const kept =
    series.text !== null && series.rule === null ? { on: draft.rule === undefined, onKeep: () => put({ rule: undefined }) } : undefined
  const put = (change: Partial<SeriesDraft>) => setDraft({ ...draft, ...change })
  const submit = (form: FormEvent) => {
    form.preventDefault()
    if (!changed || isPending) return
    mutate(wanted, {
      onSuccess: () => {
        onClose()
        void say(t('saved', { title: event.title }))
      },
    })
  }
  return (
    <SideDrawer title={t('title')} closing={t('cancel')} size={560} onClose={onClose}>
      <form className={classes.form} onSubmit={submit} noValidate>
        <p className={classes.said}>{t('now', { words: told })}</p>
        <Radio.Group
          label={t('calendar:scope.label')}
          value={draft.scope}
          onChange={(scope) => put({ scope: scope === 'all' ? 'all' : 'following' })}
        >
          <div className={classes.choices}>
            <Radio value="following" label={t('calendar:scope.following')} />
            <Radio value="all" label={t('calendar:scope.all')} />
          </div>
        </Radio.Group>
        <fieldset className={classes.part}>
          <legend>{t('when')}</legend>
          <TimeFields draft={draft.time} onChange={(time) => put({ time })} />
        </fieldset>
        <RecurrenceField day={draft.time.day} rule={rule} own={series.rule} kept={kept} onChange={(chosen) => put({ rule: chosen })} />
        {rule && (
          <>
            <LooseDates kind="leftOut" dates={draft.leftOut} onChange={(leftOut) => put({ leftOut })} />
            <LooseDates kind="added" dates={draft.added} onChange={(added) => put({ added })} />
          </>
        )}
        {changed && <SeriesOutlook date={date} wanted={wanted} />}
        {error && <Notice kind="error">{problemWords(error)}</Notice>}
        <FormFoot>
          <Button variant="subtle" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={isPending} aria-disabled={!changed || undefined} disabled={!changed}>
            {t('save')}
          </Button>
        </FormFoot>
      </form>
    </SideDrawer>
  )
}

/** How many dates a counted rule has from this one on: a look ahead that changes nothing tells it. */
const useLeft = ({ date, series }: Event): number | undefined => {
  const { allDay, starts, ends, timeZone } = date
  const counts = series?.rule?.ends.kind === 'count'
  const { data } = useOutlook(date, counts ? { allDay, starts, ends, timeZone, scope: 'following' } : null)
  // Those that were left out are counted by the rule too.
  const leftOut = series?.leftOut.filter((each) => each.slice(0, 10) >= starts.slice(0, 10)).length ?? 0
  return data ? data.same + data.moved.count + leftOut - (series?.added.filter((each) => each >= starts).length ?? 0) : undefined
}
