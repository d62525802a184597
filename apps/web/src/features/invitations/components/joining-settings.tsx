import { ActionIcon, Button, Modal, Radio, TextInput } from '@mantine/core'
import { mostQuestions } from '@navette/contract/invitations/limits.ts'
import type { Joining } from '@navette/contract/invitations/schema.ts'
import { IconPlus, IconX } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { Link } from 'react-router'
import { problemWords, useTranslation } from '../../../lib/words.ts'
import { Notice } from '../../../ui/notice.tsx'
import { say } from '../../../ui/undo.tsx'
import { useEditJoining, useJoining } from '../queries.ts'
import classes from './joining.module.css'

/** How people come in who were not invited, told to who may change it; with the way to the poster. */
export const JoiningSettings = ({ organisationId }: { organisationId: string }) => {
  const { t } = useTranslation('invitations')
  const { data: joining } = useJoining(organisationId)
  // The version that was read when the form opened: a later one must not be overwritten unseen.
  const [read, setRead] = useState<Joining | null>(null)
  if (!joining?.can.edit) return null
  return (
    <section className={classes.rule}>
      <h2>{t('joining.heading')}</h2>
      <p>
        {t(`joining.now.${joining.joining}`)}
        {joining.joining !== 'closed' && !joining.open && ` ${t('joining.overruled')}`}
      </p>
      <div className={classes.acts}>
        <Button variant="default" size="sm" aria-label={t('joining.openLabel')} onClick={() => setRead(joining)}>
          {t('joining.open')}
        </Button>
        <Button variant="default" size="sm" component={Link} to={`/structures/${organisationId}/affiche`}>
          {t('joining.poster')}
        </Button>
      </div>
      <Modal
        opened={read !== null}
        onClose={() => setRead(null)}
        title={t('joining.title')}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        {read && <JoiningForm organisationId={organisationId} start={read} onClose={() => setRead(null)} />}
      </Modal>
    </section>
  )
}

interface JoiningFormProps {
  organisationId: string
  start: Joining
  onClose: () => void
}

const rules = ['closed', 'application', 'free'] as const

const JoiningForm = ({ organisationId, start, onClose }: JoiningFormProps) => {
  const { t } = useTranslation('invitations')
  const [joining, setJoining] = useState(start.joining)
  const [questions, setQuestions] = useState(() => start.questions.map(asField))
  const { mutate, isPending, error } = useEditJoining(organisationId)
  const saved = () => {
    onClose()
    void say(t('joining.saved'))
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const asked = questions.map(({ text }) => text.trim()).filter(Boolean)
    if (!isPending) mutate({ joining, questions: asked, version: start.version }, { onSuccess: saved })
  }
  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      {error && <Notice kind="error">{problemWords(error)}</Notice>}
      <Radio.Group
        label={t('joining.rule')}
        value={joining}
        onChange={(rule) => setJoining(rules.find((each) => each === rule) ?? 'closed')}
      >
        <div className={classes.rules}>
          {rules.map((rule) => (
            <Radio key={rule} value={rule} label={t(`joining.${rule}`)} description={t(`joining.${rule}Why`)} />
          ))}
        </div>
      </Radio.Group>
      {joining === 'application' && (
        <fieldset className={classes.questions}>
          <legend>{t('joining.questions')}</legend>
          <p>{t('joining.questionsWhy', { most: mostQuestions })}</p>
          {questions.map((question, place) => (
            <div key={question.key} className={classes.question}>
              <TextInput
                aria-label={t('joining.question', { number: place + 1 })}
                maxLength={200}
                value={question.text}
                onChange={({ currentTarget: { value } }) =>
                  setQuestions((known) => known.map((each) => (each.key === question.key ? { ...each, text: value } : each)))
                }
              />
              <ActionIcon
                size={38}
                variant="subtle"
                aria-label={t('joining.without', { number: place + 1 })}
                onClick={() => setQuestions((known) => known.filter(({ key }) => key !== question.key))}
              >
                <IconX size={18} stroke={1.75} />
              </ActionIcon>
            </div>
          ))}
          {questions.length < mostQuestions && (
            <div>
              <Button
                variant="subtle"
                size="sm"
                leftSection={<IconPlus size={16} stroke={1.75} />}
                onClick={() => setQuestions((known) => [...known, asField('')])}
              >
                {t('joining.more')}
              </Button>
            </div>
          )}
        </fieldset>
      )}
      <div className={classes.foot}>
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button type="submit" aria-disabled={isPending}>
          {t('joining.save')}
        </Button>
      </div>
    </form>
  )
}

let made = 0
/** Questions have no name of their own: each field keeps its place in the list by a key. */
const asField = (text: string) => ({ key: made++, text })
