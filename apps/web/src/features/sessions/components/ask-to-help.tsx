import { Button, Modal, SegmentedControl, Textarea } from '@mantine/core'
import { newId } from '@navette/contract/core/ids.ts'
import { HelpInput, helpMinutes } from '@navette/contract/sessions/schema.ts'
import { IconLifebuoy } from '@tabler/icons-react'
import { type FormEvent, useId, useState } from 'react'
import { checkWith, type FieldWords, fieldsOf } from '../../../lib/forms.ts'
import { useTranslation } from '../../../lib/words.ts'
import { Notice } from '../../../ui/notice.tsx'
import { say } from '../../../ui/undo.tsx'
import { useAskToHelp } from '../queries.ts'
import classes from './security.module.css'

interface AskToHelpProps {
  person: { id: string; name: string }
}

/** An administrator asks a person to be let in, with a reason and for a time. */
export const AskToHelp = ({ person }: AskToHelpProps) => {
  const { t } = useTranslation('security')
  // Made once for each opening, so that sending twice asks once.
  const [id, setId] = useState<string | null>(null)
  const close = () => setId(null)
  return (
    <>
      <Button variant="default" leftSection={<IconLifebuoy size={18} stroke={1.75} />} onClick={() => setId(newId())}>
        {t('help.ask')}
      </Button>
      <Modal
        opened={id !== null}
        onClose={close}
        title={t('help.askTitle', { name: person.name })}
        closeButtonProps={{ 'aria-label': t('help.cancel') }}
      >
        {id && <HelpForm id={id} person={person} onClose={close} />}
      </Modal>
    </>
  )
}

interface HelpFormProps extends AskToHelpProps {
  id: string
  onClose: () => void
}

const HelpForm = ({ id, person, onClose }: HelpFormProps) => {
  const { t } = useTranslation('security')
  const ask = useAskToHelp(person.id)
  const [reason, setReason] = useState('')
  const [minutes, setMinutes] = useState<(typeof helpMinutes)[number]>(30)
  const [found, setFound] = useState<FieldWords>({})
  const label = useId()
  const refusal = ask.error ? fieldsOf(ask.error) : null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const body = { id, reason, minutes }
    const faulty = check(body)
    setFound(faulty)
    if (Object.keys(faulty).length > 0 || ask.isPending) return
    ask.mutate(body, {
      onSuccess: () => {
        void say(t('help.asked', { name: person.name }))
        onClose()
      },
    })
  }
  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      {refusal && <Notice kind="error">{refusal.problem}</Notice>}
      <p>{t('help.askWhy')}</p>
      <Textarea
        label={t('help.reason')}
        description={t('help.reasonWhy')}
        name="reason"
        data-autofocus
        autosize
        minRows={2}
        value={reason}
        error={found['reason'] ?? refusal?.fields['reason']}
        onChange={({ currentTarget }) => {
          setReason(currentTarget.value)
          setFound({})
        }}
      />
      <div>
        <p id={label} className={classes.label}>
          {t('help.minutes')}
        </p>
        <SegmentedControl
          aria-labelledby={label}
          value={`${minutes}`}
          onChange={(chosen) => setMinutes(helpMinutes.find((each) => `${each}` === chosen) ?? 30)}
          data={helpMinutes.map((count) => ({ value: `${count}`, label: t('help.minutesCount', { count }) }))}
        />
      </div>
      <div className={classes.foot}>
        <Button variant="default" onClick={onClose}>
          {t('help.cancel')}
        </Button>
        <Button type="submit" aria-disabled={ask.isPending}>
          {t(ask.isPending ? 'help.sending' : 'help.send')}
        </Button>
      </div>
    </form>
  )
}

const check = checkWith(HelpInput)
