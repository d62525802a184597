import { Button, Group, Modal } from '@mantine/core'
import { removeApplication, renewRecoveryCodes, startApplication } from '@navette/contract/sessions/factor-endpoints.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../../lib/api.ts'
import { problemWords, useTranslation } from '../../../lib/words.ts'
import { Confirm } from '../../../ui/confirm.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { RowsSkeleton } from '../../../ui/skeletons.tsx'
import { say } from '../../../ui/undo.tsx'
import { useWhenWords } from '../../../ui/when.tsx'
import { factorsRead, useGuard } from './proof.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'
import classes from './security.module.css'
import { SetUpApplication } from './set-up-application.tsx'

type Draft = Parameters<typeof SetUpApplication>[0]['application']

/** The authenticator application that stands behind the password. */
export const MySecondStep = () => {
  const { t } = useTranslation('factors')
  const { data, error } = useQuery(factorsRead)
  const { guard, dialog } = useGuard()
  const [draft, setDraft] = useState<Draft | null>(null)
  const [codes, setCodes] = useState<string[] | null>(null)
  const [leaving, setLeaving] = useState(false)
  if (error) return <Notice kind="info">{problemWords(error)}</Notice>
  if (!data) return <RowsSkeleton rows={1} />
  const close = () => {
    setDraft(null)
    setCodes(null)
  }
  return (
    <>
      {data.application ? (
        <div className={classes.line}>
          <p>
            <Since at={data.application.since} /> {t('recovery.left', { count: data.recoveryCodes })}
          </p>
          <Group gap="xs">
            <Button
              variant="default"
              onClick={() =>
                guard(
                  () => call(renewRecoveryCodes),
                  ({ recoveryCodes }) => setCodes(recoveryCodes),
                )
              }
            >
              {t('recovery.renew')}
            </Button>
            <Button variant="default" onClick={() => setLeaving(true)}>
              {t('application.remove')}
            </Button>
          </Group>
        </div>
      ) : (
        <div className={classes.line}>
          <p>{t(data.required ? 'application.noneRequired' : 'application.none')}</p>
          <Button variant="default" onClick={() => guard(() => call(startApplication), setDraft)}>
            {t('application.start')}
          </Button>
        </div>
      )}
      <Modal
        opened={draft !== null || codes !== null}
        onClose={close}
        title={t(codes ? 'recovery.title' : 'application.title')}
        closeButtonProps={{ 'aria-label': t('proof.close') }}
        closeOnClickOutside={false}
      >
        {codes ? (
          <RecoveryCodes codes={codes} onKept={close} />
        ) : (
          draft && <SetUpApplication application={draft} onDone={(given) => (given.length > 0 ? setCodes(given) : close())} />
        )}
      </Modal>
      <Confirm
        opened={leaving}
        title={t('application.removeTitle')}
        action={t('application.remove')}
        onClose={() => setLeaving(false)}
        onConfirm={() => {
          setLeaving(false)
          guard(
            () => call(removeApplication),
            () => void say(t('application.removed')),
          )
        }}
      >
        {t('application.removeWhy')}
      </Confirm>
      {dialog}
    </>
  )
}

const Since = ({ at }: { at: string }) => {
  const { t } = useTranslation('factors')
  return t('application.since', { when: useWhenWords(at) })
}
