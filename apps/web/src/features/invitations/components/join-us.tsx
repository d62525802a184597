import { Button } from '@mantine/core'
import type { OrganisationRef } from '@navette/contract/core/refs.ts'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { problemWords, useTranslation } from '../../../lib/words.ts'
import { Notice } from '../../../ui/notice.tsx'
import { say } from '../../../ui/undo.tsx'
import { When } from '../../../ui/when.tsx'
import { useJoin, useJoining, useWithdrawApplication } from '../queries.ts'
import { ApplyForm } from './apply-form.tsx'
import classes from './landing.module.css'

interface JoinUsProps {
  organisation: Pick<OrganisationRef, 'id' | 'name'>
  /** Of the poster that brought them, if one did. */
  token?: string | null
  /** The sentence stands beside it already. */
  quiet?: boolean
}

/** For somebody who does not belong to the organisation: join it, ask to, or see what became of one's asking. */
export const JoinUs = ({ organisation, token = null, quiet = false }: JoinUsProps) => {
  const { t } = useTranslation('invitations')
  const { data: joining } = useJoining(organisation.id)
  const [asking, setAsking] = useState(false)
  const join = useJoin(organisation.id)
  const withdraw = useWithdrawApplication()
  const navigate = useNavigate()
  const { id, name } = organisation
  if (!joining) return null
  if (joining.application) {
    const { at, threadId, id: applicationId } = joining.application
    return (
      <Notice
        kind="info"
        title={t('apply.waits', { organisation: name })}
        action={
          <span className={classes.actions}>
            {threadId && (
              <Link className="nv-link" to={`/fils/${threadId}`}>
                {t('apply.toThread')}
              </Link>
            )}
            <button
              type="button"
              className="nv-link"
              onClick={() => withdraw.mutate(applicationId, { onSuccess: () => say(t('apply.withdrawn')) })}
            >
              {t('apply.withdraw')}
            </button>
          </span>
        }
      >
        {t('apply.waitsSince')} <When at={at} />.
      </Notice>
    )
  }
  if (!joining.can.join && !joining.can.apply) return null
  const joined = () => {
    void say(t('join.done', { organisation: name }))
    void navigate(`/structures/${id}`)
  }
  return (
    <div className={classes.form}>
      {join.error && <Notice kind="error">{problemWords(join.error)}</Notice>}
      {!quiet && <p>{t(joining.can.join ? 'join.free' : 'join.application', { organisation: name })}</p>}
      {asking && joining.can.apply ? (
        <ApplyForm organisation={organisation} questions={joining.questions} onCancel={() => setAsking(false)} />
      ) : (
        <div>
          <Button
            variant={quiet ? 'filled' : 'default'}
            aria-disabled={join.isPending}
            onClick={() => (joining.can.apply ? setAsking(true) : join.mutate(token, { onSuccess: joined }))}
          >
            {t(joining.can.join ? 'join.go' : 'apply.open', { organisation: name })}
          </Button>
        </div>
      )}
    </div>
  )
}
