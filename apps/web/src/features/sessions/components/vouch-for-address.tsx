import { Button } from '@mantine/core'
import { getAddressChange, vouchForAddress } from '@navette/contract/sessions/endpoints.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../../lib/api.ts'
import { read } from '../../../lib/reads.ts'
import { useTranslation } from '../../../lib/words.ts'
import { Confirm } from '../../../ui/confirm.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { say } from '../../../ui/undo.tsx'
import { useGuard } from './proof.tsx'
import classes from './security.module.css'

interface VouchForAddressProps {
  person: { id: string; name: string }
}

/** For whoever administers, on the page of a person who waits for a new address: they may speak for an old mailbox that no longer answers. */
export const VouchForAddress = ({ person }: VouchForAddressProps) => {
  const { t } = useTranslation('security')
  const params = { memberId: person.id }
  const { data } = useQuery(read(getAddressChange, { params }))
  const { guard, pending, dialog } = useGuard()
  const [asking, setAsking] = useState(false)
  const change = data?.change
  const said = { name: person.name, email: change?.email ?? '' }
  const vouch = () => {
    setAsking(false)
    guard(
      () => call(vouchForAddress, { params }),
      () => say(t('vouch.done', said)),
    )
  }
  return (
    <>
      {change && (
        <div className={classes.vouch}>
          <Notice kind="info" title={t('vouch.waiting', said)}>
            {t(change.newConfirmed ? 'vouch.oldSilent' : 'vouch.newFirst')}
          </Notice>
          {change.can.vouch && (
            <Button variant="default" mt="sm" aria-disabled={pending} onClick={() => setAsking(true)}>
              {t('vouch.open')}
            </Button>
          )}
        </div>
      )}
      <Confirm opened={asking} title={t('vouch.title')} action={t('vouch.go')} onConfirm={vouch} onClose={() => setAsking(false)}>
        <p>{t('vouch.why', said)}</p>
        <p className={classes.second}>{t('vouch.noted')}</p>
      </Confirm>
      {dialog}
    </>
  )
}
