import { IconChevronRight } from '@tabler/icons-react'
import { Link } from 'react-router'
import { useTranslation } from '../../lib/words.ts'
import classes from '../pages/more.module.css'
import own from './room-list.module.css'
import { addressOfRoom, rooms } from './rooms.ts'

/** On a phone, where there is no side bar: the other rooms of the administration. */
export const RoomList = () => {
  const { t } = useTranslation('app')
  return (
    <nav className={own.list} aria-label={t('places.administration')}>
      <ul className={classes.rows}>
        {rooms
          .filter(({ path }) => path !== '')
          .map((room) => (
            <li key={room.key}>
              <Link to={addressOfRoom(room)} className={classes.row}>
                <room.icon size={24} stroke={1.75} aria-hidden="true" />
                {t(`administration.rooms.${room.key}`)}
                <IconChevronRight size={20} stroke={1.75} aria-hidden="true" />
              </Link>
            </li>
          ))}
      </ul>
    </nav>
  )
}
