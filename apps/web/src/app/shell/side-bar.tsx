import { IconSearch } from '@tabler/icons-react'
import { Link, useLocation } from 'react-router'
import { useMe } from '../../features/accounts/queries.ts'
import { useCluster } from '../../features/administration/queries.ts'
import { useTranslation } from '../../lib/words.ts'
import { Brand } from '../../ui/brand.tsx'
import { isAdministration } from '../administration/rooms.ts'
import { AdministrationSide } from '../administration/side.tsx'
import { MeMenu } from './me-menu.tsx'
import { MyProjects } from './my-projects.tsx'
import { holds, sidePlaces } from './places.ts'
import classes from './side-bar.module.css'
import { UnreadCount } from './unread-count.tsx'
import { commandKey } from './use-keys.ts'
import { useUnread } from './use-unread.ts'

interface SideBarProps {
  onSearch: () => void
  onKeys: () => void
}

/** The way to everything, on a screen that has room for it. */
export const SideBar = ({ onSearch, onKeys }: SideBarProps) => {
  const { t } = useTranslation('app')
  const me = useMe()
  const { pathname } = useLocation()
  return (
    <nav className={classes.side} aria-label={t('shell.navigation')}>
      <Link to="/" className={classes.brand}>
        <Brand of={useCluster().data} />
      </Link>
      {me.administrator && isAdministration(pathname) ? <AdministrationSide /> : <ClusterSide onSearch={onSearch} />}
      <MeMenu onKeys={onKeys} />
    </nav>
  )
}

const ClusterSide = ({ onSearch }: Pick<SideBarProps, 'onSearch'>) => {
  const { t } = useTranslation('app')
  const me = useMe()
  const { pathname } = useLocation()
  const unread = useUnread()
  return (
    <>
      <button type="button" className={classes.find} onClick={onSearch} aria-keyshortcuts="Control+K Meta+K">
        <IconSearch size={18} stroke={1.75} aria-hidden="true" />
        <span>{t('shell.search')}</span>
        <kbd>{commandKey} K</kbd>
      </button>
      <div className={classes.scroll}>
        <ul className={classes.places}>
          {sidePlaces(me).map((place) => (
            <li key={place.key}>
              <Link to={place.path} title={t(`places.${place.key}`)} aria-current={holds(place, pathname) ? 'page' : undefined}>
                <place.icon size={20} stroke={1.75} aria-hidden="true" />
                <span>{t(`places.${place.key}`)}</span>
                {place.key === 'unread' && <UnreadCount of={unread.threads} words="shell.waiting" />}
              </Link>
            </li>
          ))}
        </ul>
        <MyProjects unread={unread.projects} />
      </div>
    </>
  )
}
