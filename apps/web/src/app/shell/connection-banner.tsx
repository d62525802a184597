import { useEffect, useState } from 'react'
import { lastAnswer, useConnection } from '../../lib/connection.ts'
import { moment } from '../../lib/dates.ts'
import { useTranslation } from '../../lib/words.ts'
import { Notice } from '../../ui/notice.tsx'
import classes from './connection-banner.module.css'

/** How long good news stays. */
const calm = 4000

/** Says when the server is out of reach, what is safe and how old the page is; and, calmly, that it is back. */
export const ConnectionBanner = () => {
  const { t } = useTranslation('app')
  const connection = useConnection()
  const back = useJustBack(connection === 'offline', connection === 'online')
  if (connection !== 'offline') {
    return back ? (
      <div className={classes.banner}>
        <Notice kind="ok">{t('connection.back')}</Notice>
      </div>
    ) : null
  }
  const since = lastAnswer()
  return (
    <div className={classes.banner}>
      <Notice kind="warn" title={t('connection.offline')}>
        {t('connection.safe')} {since !== null && t('connection.age', { since: moment(new Date(since).toISOString()) })}
      </Notice>
    </div>
  )
}

const useJustBack = (offline: boolean, online: boolean) => {
  const [was, setWas] = useState(false)
  useEffect(() => {
    if (offline) setWas(true)
  }, [offline])
  useEffect(() => {
    if (!was || !online) return
    const timer = setTimeout(() => setWas(false), calm)
    return () => clearTimeout(timer)
  }, [was, online])
  return was && online
}
