import { Button } from '@mantine/core'
import type { FormEvent, ReactNode } from 'react'
import { problemWords, useTranslation } from '../../../lib/words.ts'
import { Notice } from '../../../ui/notice.tsx'
import { SideDrawer } from '../../../ui/side-drawer.tsx'
import type { Whereto } from '../thread-queries.ts'
import classes from './new-thread.module.css'
import { useWeightWords } from './use-weight-words.ts'

interface ElsewhereProps {
  threadId: string
  title: string
  /** Where it would go; null until that is chosen. */
  where: Whereto | null
  /** The verb of what will be done. */
  act: string
  acting: { isPending: boolean; error: Error | null }
  onAct: () => void
  onClose: () => void
  /** What it is, and the field that chooses. */
  children: ReactNode
}

/** Takes a thread elsewhere, once it is said who gains and who loses it by that. */
export function Elsewhere({ threadId, title, where, act, acting: { isPending, error }, onAct, onClose, children }: ElsewhereProps) {
  const { t } = useTranslation('discussions')
  const { weight, refusal } = useWeightWords(threadId, where)
  const ready = where !== null && weight !== ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (ready && !isPending) onAct()
  }
  return (
    <SideDrawer title={title} closing={t('close')} onClose={onClose}>
      <form className={classes.form} onSubmit={submit}>
        {children}
        {weight && <Notice kind="info">{weight}</Notice>}
        {(error ?? refusal) && <Notice kind="error">{problemWords(error ?? refusal)}</Notice>}
        <div className={classes.foot}>
          <Button type="submit" disabled={!ready} loading={isPending}>
            {act}
          </Button>
          <Button variant="subtle" onClick={onClose}>
            {t('cancel')}
          </Button>
        </div>
      </form>
    </SideDrawer>
  )
}
