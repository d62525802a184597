import type { Event } from '@navette/contract/calendar/schema.ts'
import { IconCalendarOff, IconChevronRight, IconClockQuestion } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { dayOf } from '../../../lib/dates.ts'
import { figure } from '../../../lib/lists.ts'
import { currentLanguage, useTranslation } from '../../../lib/words.ts'
import { OrganisationLabels } from '../../../ui/organisation-label.tsx'
import { Prose } from '../../../ui/prose.tsx'
import { Ribbon } from '../../../ui/ribbon.tsx'
import { When } from '../../../ui/when.tsx'
import { seriesWords } from '../rule-words.ts'
import classes from './event-view.module.css'
import { seenBy } from './reader-time.ts'
import { useStanding } from './standing.ts'
import { timeWords } from './time-words.ts'

interface EventViewProps {
  event: Event
  /** Where one comes from, where that is not beside it. */
  back?: ReactNode
  /** Beside the way back: what one may do with it. */
  acts: ReactNode
  /** Under its time: the one thing that is done most. */
  main: ReactNode
  /** What is tied to it, knot by knot. */
  children: ReactNode
}

/** An event as the knot of what is tied to it: when, where, whom to ask, and its ribbon at the edge. */
export function EventView({ event, back, acts, main, children }: EventViewProps) {
  const { t } = useTranslation('calendar')
  const { title, place, contact, project, html, capacity, kind, cancellation, createdBy, createdAt, ribbon, date, series } = event
  const { option, said } = useStanding(date)
  return (
    <article className={classes.event}>
      <Ribbon of={ribbon} size="l" axis="v" className={classes.ribbon} />
      <div className={classes.body}>
        <div className={classes.top}>
          <span className={classes.crumb}>
            {back && (
              <>
                {back} <IconChevronRight size={14} stroke={1.75} aria-hidden="true" />{' '}
              </>
            )}
            {project ? (
              <Link className="nv-link" to={`/projets/${project.id}`}>
                {project.title}
              </Link>
            ) : (
              t(`kinds.${kind}`)
            )}
          </span>
          {acts}
        </div>
        <h1 data-cancelled={cancellation ? true : undefined}>{title}</h1>
        <p className={classes.when}>
          <time dateTime={date.startsAt}>{firstUpper(timeWords(seenBy(date)))}</time>
        </p>
        {series && (
          <p className={classes.where}>
            {firstUpper(seriesWords(series, series.starts, { language: currentLanguage(), today: dayOf(new Date()) }))}.
          </p>
        )}
        {(place || contact) && (
          <p className={classes.where}>
            {place && <>{place.name}. </>}
            {contact && (
              <>
                {t('event.contact')} <Link to={`/personnes/${contact.id}`}>{contact.name}</Link>
              </>
            )}
          </p>
        )}
        {cancellation && (
          <p className={classes.standing}>
            <IconCalendarOff size={18} stroke={1.75} aria-hidden="true" />
            <span>
              <b>{t('event.cancelled')}</b> {cancellation.reason}{' '}
              <small>
                {cancellation.by ? t('event.cancelledBy', { name: cancellation.by.name }) : null} <When at={cancellation.at} />
              </small>
            </span>
          </p>
        )}
        {option && (
          <p className={classes.standing}>
            <IconClockQuestion size={18} stroke={1.75} aria-hidden="true" />
            <span>{said && firstUpper(said)}</span>
          </p>
        )}
        {main}
        {html && (
          <div className={classes.words}>
            <Prose html={html} />
          </div>
        )}
        <div className={classes.facts}>
          <OrganisationLabels of={ribbon} />
          <p>
            {[project && t(`kinds.${kind}`), capacity !== null && t('event.capacity', { count: capacity, figure: figure(capacity) })]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </div>
        {children}
        <Origin of={event.origin} />
        <p className={classes.origin}>
          {createdBy && <>{t('event.addedBy', { name: createdBy.name })} </>}
          <When at={createdAt} />
        </p>
      </div>
    </article>
  )
}

/** Where it came from, and where it is changed. */
function Origin({ of: origin }: { of: Event['origin'] }) {
  const { t } = useTranslation('calendar')
  if (!origin) return null
  const { name, address, followed, gone } = origin
  return (
    <p className={classes.origin}>
      {followed ? t('event.origin.followed', { name }) : name ? t('event.origin.from', { name }) : t('event.origin.file')}{' '}
      {gone && `${t('event.origin.gone')} `}
      {address && (
        <a className="nv-link" href={address} target="_blank" rel="noreferrer noopener">
          {t('event.origin.there')}
        </a>
      )}
    </p>
  )
}

const firstUpper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
