import { IconChevronRight, IconLogout, IconUser } from '@tabler/icons-react'
import { Link } from 'react-router'
import { useMe, useSignOut } from '../../features/accounts/queries.ts'
import { useTranslation } from '../../lib/words.ts'
import { Page } from '../../ui/page.tsx'
import { barPlaces, placesFor } from '../shell/places.ts'
import classes from './more.module.css'

/** What the bar of a phone has no room for. */
export function Component() {
  const { t } = useTranslation('app')
  const me = useMe()
  const signOut = useSignOut()
  const shown = new Set(barPlaces(me).map(({ key }) => key))
  return (
    <Page title={t('shell.more')} lead={me.name}>
      <ul className={classes.rows}>
        {placesFor(me)
          .filter((place) => !shown.has(place.key))
          .map((place) => (
            <li key={place.key}>
              <Link to={place.path} className={classes.row}>
                <place.icon size={24} stroke={1.75} aria-hidden="true" />
                {t(`places.${place.key}`)}
                <IconChevronRight size={20} stroke={1.75} aria-hidden="true" />
              </Link>
            </li>
          ))}
        <li>
          <Link to="/moi" className={classes.row}>
            <IconUser size={24} stroke={1.75} aria-hidden="true" />
            {t('me.settings')}
            <IconChevronRight size={20} stroke={1.75} aria-hidden="true" />
          </Link>
        </li>
        <li>
          <button type="button" className={classes.row} onClick={() => signOut.mutate()}>
            <IconLogout size={24} stroke={1.75} aria-hidden="true" />
            {t('me.signOut')}
          </button>
        </li>
      </ul>
    </Page>
  )
}
