import { Button, Modal } from '@mantine/core'
import { listTokens, revokeToken } from '@navette/contract/sessions/factor-endpoints.ts'
import type { ApiToken } from '@navette/contract/sessions/schema.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../../lib/api.ts'
import { read } from '../../../lib/reads.ts'
import { problemWords, useTranslation } from '../../../lib/words.ts'
import { Notice } from '../../../ui/notice.tsx'
import { RowsSkeleton } from '../../../ui/skeletons.tsx'
import { say } from '../../../ui/undo.tsx'
import { useWhenWords } from '../../../ui/when.tsx'
import classes from './factors.module.css'
import { MakeToken } from './make-token.tsx'
import { useGuard } from './proof.tsx'
import lines from './security.module.css'

const tokensRead = read(listTokens)

/** Keys for programs that act in one's name. */
export const MyTokens = () => {
  const { t } = useTranslation('factors')
  const client = useQueryClient()
  const { data, error } = useQuery(tokensRead)
  const { guard, dialog } = useGuard()
  const [making, setMaking] = useState(false)
  if (error) return <Notice kind="info">{problemWords(error)}</Notice>
  if (!data) return <RowsSkeleton rows={1} />
  const refresh = () => void client.invalidateQueries({ queryKey: tokensRead.queryKey })
  const revoke = (token: ApiToken) =>
    guard(
      () => call(revokeToken, { params: { tokenId: token.id } }),
      () => {
        refresh()
        void say(t('tokens.revoked', { name: token.name }))
      },
    )
  return (
    <>
      <div className={lines.line}>
        <p>{t('tokens.why')}</p>
        <Button variant="default" onClick={() => setMaking(true)}>
          {t('tokens.make')}
        </Button>
      </div>
      {data.items.length > 0 && (
        <ul className={classes.rows}>
          {data.items.map((token) => (
            <TokenRow key={token.id} token={token} onRevoke={() => revoke(token)} />
          ))}
        </ul>
      )}
      <Modal
        opened={making}
        onClose={() => setMaking(false)}
        title={t('tokens.title')}
        closeButtonProps={{ 'aria-label': t('proof.close') }}
        closeOnClickOutside={false}
      >
        <MakeToken scopes={data.scopes} guard={guard} onMade={refresh} onClose={() => setMaking(false)} />
      </Modal>
      {dialog}
    </>
  )
}

const TokenRow = ({ token, onRevoke }: { token: ApiToken; onRevoke: () => void }) => {
  const { t } = useTranslation('factors')
  const until = useWhenWords(token.expiresAt)
  const used = useWhenWords(token.lastUsedAt ?? token.madeAt)
  return (
    <li className={classes.row}>
      <div className={classes.words}>
        <b>{token.name}</b>
        <small>
          {token.lastUsedAt ? t('tokens.used', { when: used }) : t('tokens.unused')} · {t('tokens.until', { when: until })}
        </small>
      </div>
      <Button variant="subtle" aria-label={t('tokens.revokeLabel', { name: token.name })} onClick={onRevoke}>
        {t('tokens.revoke')}
      </Button>
    </li>
  )
}
