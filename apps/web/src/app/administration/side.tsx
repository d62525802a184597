import { VisuallyHidden } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { Link, useLocation } from 'react-router'
import { useCare } from '../../features/administration/account-queries.ts'
import { useTranslation } from '../../lib/words.ts'
import classes from '../shell/side-bar.module.css'
import { addressOfRoom, roomAt, rooms } from './rooms.ts'

/** In place of the cluster's side bar: the rooms of the administration, and the way back. */
export const AdministrationSide = () => {
  const { t } = useTranslation('app')
  const { pathname } = useLocation()
  const current = roomAt(pathname)
  return (
    <div className={classes.scroll}>
      <div className={classes.places}>
        <Link to="/" className={classes.back}>
          <IconArrowLeft size={20} stroke={1.75} aria-hidden="true" />
          <span>{t('administration.back')}</span>
        </Link>
      </div>
      <h2 className={classes.caption} id="administration">
        {t('places.administration')}
      </h2>
      <ul className={classes.places} aria-labelledby="administration">
        {rooms.map((room) => (
          <li key={room.key}>
            <Link to={addressOfRoom(room)} aria-current={room === current ? 'page' : undefined}>
              <room.icon size={20} stroke={1.75} aria-hidden="true" />
              <span>{t(`administration.rooms.${room.key}`)}</span>
              {room.key === 'care' && <CareCount />}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** How many things need care; nothing when all is well. */
const CareCount = () => {
  const { t } = useTranslation('app')
  const { data } = useCare()
  const count = data?.needs.length ?? 0
  if (count === 0) return null
  return (
    <b className={classes.count}>
      <span aria-hidden="true">{count}</span>
      <VisuallyHidden>{t('administration.careCount', { count })}</VisuallyHidden>
    </b>
  )
}
