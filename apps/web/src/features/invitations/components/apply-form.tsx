import { Button, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useNavigate } from 'react-router'
import { problemWords, useTranslation } from '../../../lib/words.ts'
import { Notice } from '../../../ui/notice.tsx'
import { newApplication, useApply } from '../queries.ts'
import classes from './landing.module.css'

interface ApplyFormProps {
  organisation: { id: string; name: string }
  questions: readonly string[]
  onCancel: () => void
}

/** The organisation's questions; the answers open the thread in which it goes on. */
export const ApplyForm = ({ organisation, questions, onCancel }: ApplyFormProps) => {
  const { t } = useTranslation('invitations')
  // Made once, so that sending twice asks once.
  const [ids] = useState(newApplication)
  const asked = questions.length > 0 ? questions : [t('apply.free')]
  const [answers, setAnswers] = useState<string[]>(() => asked.map(() => ''))
  const [missing, setMissing] = useState(false)
  const navigate = useNavigate()
  const { mutate, isPending, error } = useApply(organisation.id)
  const lacks = (place: number) => questions.length > 0 && !answers[place]?.trim()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const wrong = asked.some((_, place) => lacks(place))
    setMissing(wrong)
    if (wrong || isPending) return
    mutate(
      { ...ids, answers },
      { onSuccess: ({ threadId }) => void navigate(threadId ? `/fils/${threadId}` : `/structures/${organisation.id}`) },
    )
  }
  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      {error && <Notice kind="error">{problemWords(error)}</Notice>}
      <p className={classes.other}>{t('apply.who', { organisation: organisation.name })}</p>
      <div className={classes.questions}>
        {asked.map((question, place) => (
          <Textarea
            key={question}
            label={question}
            autosize
            minRows={2}
            maxRows={10}
            maxLength={2000}
            value={answers[place] ?? ''}
            error={missing && lacks(place) ? t('apply.missing') : undefined}
            onChange={({ currentTarget: { value } }) => setAnswers((known) => known.map((answer, at) => (at === place ? value : answer)))}
          />
        ))}
      </div>
      <div className={classes.actions}>
        <Button type="submit" aria-disabled={isPending}>
          {t(isPending ? 'open.going' : 'apply.go')}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  )
}
