import { Button, Group } from '@mantine/core'
import type { OpenSession } from '@navette/contract/sessions/schema.ts'
import { IconDeviceDesktop, IconDeviceMobile } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from '../../../lib/words.ts'
import { Confirm } from '../../../ui/confirm.tsx'
import { RowsSkeleton } from '../../../ui/skeletons.tsx'
import { say } from '../../../ui/undo.tsx'
import { useWhenWords } from '../../../ui/when.tsx'
import { useEndAllSessions, useEndOtherSessions, useEndSession, useMySessions } from '../queries.ts'
import classes from './my-sessions.module.css'

/** Where the person is signed in: each device in words, this one first. */
export const MySessions = () => {
  const { t } = useTranslation('security')
  const { data } = useMySessions()
  const [leaving, setLeaving] = useState(false)
  const others = useEndOtherSessions()
  const all = useEndAllSessions()
  if (!data) return <RowsSkeleton rows={2} />
  return (
    <>
      <ul className={classes.sessions}>
        {data.items.map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </ul>
      <Group gap="xs" mt="md">
        {data.items.length > 1 && (
          <Button
            variant="default"
            aria-disabled={others.isPending}
            onClick={() => others.mutate(undefined, { onSuccess: () => say(t('sessions.othersEnded')) })}
          >
            {t('sessions.others')}
          </Button>
        )}
        <Button variant="default" onClick={() => setLeaving(true)}>
          {t('sessions.everywhere')}
        </Button>
      </Group>
      <Confirm
        opened={leaving}
        title={t('sessions.everywhereTitle')}
        action={t('sessions.everywhere')}
        pending={all.isPending}
        onConfirm={() => all.mutate()}
        onClose={() => setLeaving(false)}
      >
        {t('sessions.everywhereWhy')}
      </Confirm>
    </>
  )
}

const SessionRow = ({ session }: { session: OpenSession }) => {
  const { t } = useTranslation('security')
  const end = useEndSession()
  const device = useDeviceWords(session)
  const used = useWhenWords(session.lastUsedAt)
  const since = useWhenWords(session.startedAt)
  const Icon = handheld.has(session.device.system ?? '') ? IconDeviceMobile : IconDeviceDesktop
  return (
    <li className={classes.row}>
      <Icon size={22} stroke={1.5} aria-hidden="true" className={classes.icon} />
      <div className={classes.words}>
        <b>{device}</b>
        <small>
          {session.helper && <>{t('sessions.helper', { name: session.helper.name })} · </>}
          {session.current ? <span className={classes.here}>{t('sessions.here')}</span> : t('sessions.used', { when: used })}
          {' · '}
          {t('sessions.since', { when: since })}
        </small>
      </div>
      {!session.current && (
        <Button
          variant="subtle"
          aria-label={t('sessions.endLabel', { device })}
          aria-disabled={end.isPending}
          onClick={() => end.mutate(session.id, { onSuccess: () => say(t('sessions.ended', { device })) })}
        >
          {t('sessions.end')}
        </Button>
      )}
    </li>
  )
}

const handheld = new Set(['iPhone', 'iPad', 'Android'])

/** « Firefox sur Windows », or as much of it as the device tells. */
const useDeviceWords = ({ device: { browser, system } }: OpenSession): string => {
  const { t } = useTranslation('security')
  if (browser && system) return t('sessions.on', { browser, system })
  return browser ?? system ?? t('sessions.unknownDevice')
}
