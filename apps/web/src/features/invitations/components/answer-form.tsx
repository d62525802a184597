import { Button, Modal, Radio, Textarea } from '@mantine/core'
import type { MembershipRole } from '@navette/contract/accounts/schema.ts'
import type { Application } from '@navette/contract/invitations/schema.ts'
import { type FormEvent, useState } from 'react'
import { problemWords, useTranslation } from '../../../lib/words.ts'
import { Notice } from '../../../ui/notice.tsx'
import { say } from '../../../ui/undo.tsx'
import { useAnswer } from '../queries.ts'
import classes from './invite.module.css'
import { RoleField } from './role-field.tsx'
import { EndField } from './terms-fields.tsx'

/** Accepts somebody who asks to join, in a role, or declines; a word of one's own goes into the thread and the letter. */
export const AnswerForm = ({ application, onClose }: { application: Application; onClose: () => void }) => {
  const { t } = useTranslation('invitations')
  const [accepted, setAccepted] = useState<boolean | null>(null)
  const [role, setRole] = useState<MembershipRole>('volunteer')
  const [endsOn, setEndsOn] = useState<string | null>(null)
  const [word, setWord] = useState('')
  const { mutate, isPending, error } = useAnswer()
  const { name } = application.person
  const answered = () => {
    onClose()
    void say(t(accepted ? 'answer.accepted' : 'answer.declined', { name }))
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (accepted === null || isPending) return
    mutate({ applicationId: application.id, accepted, role, endsOn, word }, { onSuccess: answered })
  }
  return (
    <Modal opened onClose={onClose} title={t('answer.to', { name })} closeButtonProps={{ 'aria-label': t('close') }}>
      <form onSubmit={submit} noValidate className={classes.form}>
        {error && <Notice kind="error">{problemWords(error)}</Notice>}
        <Radio.Group
          label={t('answer.decision')}
          value={accepted === null ? null : accepted ? 'yes' : 'no'}
          onChange={(value) => setAccepted(value === 'yes')}
        >
          <div className={classes.roles}>
            <Radio value="yes" label={t('answer.yes')} description={t('answer.yesWhy', { name })} />
            <Radio value="no" label={t('answer.no')} description={t('answer.noWhy')} />
          </div>
        </Radio.Group>
        {accepted && (
          <>
            <RoleField value={role} onChange={setRole} />
            <EndField value={endsOn} onChange={setEndsOn} />
          </>
        )}
        <Textarea
          label={
            <>
              {t('invite.message')} <span className={classes.optional}>{t('optional')}</span>
            </>
          }
          description={t('answer.wordWhy')}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={1000}
          value={word}
          onChange={({ currentTarget: { value } }) => setWord(value)}
        />
        <div className={classes.foot}>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" disabled={accepted === null} aria-disabled={isPending}>
            {t(accepted === null ? 'answer.go' : accepted ? 'answer.goYes' : 'answer.goNo')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
