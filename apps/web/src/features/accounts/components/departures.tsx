import { Button } from '@mantine/core'
import type { Departure } from '@navette/contract/accounts/schema.ts'
import { Link } from 'react-router'
import { fullDay } from '../../../lib/dates.ts'
import { problemWords, useTranslation } from '../../../lib/words.ts'
import { Avatar } from '../../../ui/avatar.tsx'
import { LoadMore } from '../../../ui/load-more.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { RowsSkeleton } from '../../../ui/skeletons.tsx'
import { useWhenWords } from '../../../ui/when.tsx'
import { useCloseAccount, useDepartures } from '../queries.ts'
import classes from './requests.module.css'

/** The accounts that were closed: those that can still be taken back, then what is left of the others. */
export const Departures = () => {
  const { t } = useTranslation('accounts')
  const { departures, isPending, error, ...more } = useDepartures()
  if (isPending) return <RowsSkeleton rows={2} round />
  if (error && departures.length === 0) return <Notice kind="error">{problemWords(error)}</Notice>
  if (departures.length === 0) return <p className={classes.quiet}>{t('departures.none')}</p>
  return (
    <>
      <ul className={classes.departures}>
        {departures.map((departure) => (
          <Row key={departure.person.id} departure={departure} />
        ))}
      </ul>
      <LoadMore {...more} />
    </>
  )
}

const Row = ({ departure: { person, at, by, erasesAt, erasedAt } }: { departure: Departure }) => {
  const { t } = useTranslation('accounts')
  const { keep } = useCloseAccount(person.id)
  const when = useWhenWords(at)
  return (
    <li>
      <Avatar person={person} size="sm" />
      <span className={classes.words}>
        <Link to={`/personnes/${person.id}`}>{person.name}</Link>
        <small>{by ? t('departures.closedBy', { when, name: by.name }) : t('departures.closed', { when })}</small>
        <small>{erasedAt ? t('departures.erased', { day: fullDay(erasedAt) }) : t('departures.erases', { day: fullDay(erasesAt) })}</small>
      </span>
      {!erasedAt && (
        <Button
          variant="default"
          aria-label={t('departures.keep', { name: person.name })}
          aria-disabled={keep.isPending}
          onClick={() => keep.isPending || keep.mutate()}
        >
          {t('requests.keep')}
        </Button>
      )}
    </li>
  )
}
