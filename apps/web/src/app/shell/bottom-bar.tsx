import { VisuallyHidden } from '@mantine/core'
import { IconMenu2 } from '@tabler/icons-react'
import { Link, useLocation } from 'react-router'
import { useMe } from '../../features/accounts/queries.ts'
import { useTranslation } from '../../lib/words.ts'
import classes from './bottom-bar.module.css'
import { barPlaces, holds } from './places.ts'
import { useUnread } from './use-unread.ts'

/** The five ways of a phone, under the thumbs. */
export const BottomBar = () => {
  const { t } = useTranslation('app')
  const me = useMe()
  const { pathname } = useLocation()
  const unread = useUnread()
  const places = barPlaces(me)
  const current = places.find((place) => holds(place, pathname))
  return (
    <nav className={classes.bar} aria-label={t('shell.navigation')}>
      {places.map((place) => (
        <Link key={place.key} to={place.path} aria-current={place === current ? 'page' : undefined}>
          <place.icon size={24} stroke={1.75} aria-hidden="true" />
          {t(`places.${place.key}`)}
          {place.key === 'unread' && <Dot of={unread.threads} />}
        </Link>
      ))}
      <Link to="/plus" aria-current={current ? undefined : 'page'}>
        <IconMenu2 size={24} stroke={1.75} aria-hidden="true" />
        {t('shell.more')}
      </Link>
    </nav>
  )
}

const Dot = ({ of }: { of: number }) => {
  const { t } = useTranslation('app')
  if (of === 0) return null
  return (
    <span className={classes.dot}>
      <VisuallyHidden>{t('shell.waiting', { count: of })}</VisuallyHidden>
    </span>
  )
}
