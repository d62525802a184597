import { Button } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, Outlet, useLocation } from 'react-router'
import { useMe } from '../../features/accounts/queries.ts'
import { useTranslation } from '../../lib/words.ts'
import { Empty } from '../../ui/empty.tsx'
import { Page } from '../../ui/page.tsx'
import { Component as Unknown } from '../pages/unknown.tsx'
import classes from './gate.module.css'
import { RoomList } from './room-list.tsx'
import { roomAt } from './rooms.ts'

/** Lets administrators in; whoever loses the right while they are inside is told so, kindly. */
export function Component() {
  const { administrator } = useMe()
  const [been, setBeen] = useState(administrator)
  if (administrator && !been) setBeen(true)
  if (administrator) return <Rooms />
  return been ? <NoLonger /> : <Unknown />
}

const Rooms = () => {
  const { t } = useTranslation('app')
  const { pathname } = useLocation()
  const room = roomAt(pathname)
  return (
    <>
      {room?.path !== '' && (
        <Link to="/administration" className={classes.back}>
          <IconArrowLeft size={20} stroke={1.75} aria-hidden="true" />
          {t('places.administration')}
        </Link>
      )}
      <Outlet />
      {room?.path === '' && <RoomList />}
    </>
  )
}

const NoLonger = () => {
  const { t } = useTranslation('app')
  return (
    <Page title={t('administration.noLonger.title')}>
      <Empty
        title={t('administration.noLonger.what')}
        action={
          <Button component={Link} to="/">
            {t('broken.home')}
          </Button>
        }
      >
        {t('administration.noLonger.why')}
      </Empty>
    </Page>
  )
}
