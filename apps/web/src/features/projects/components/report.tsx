import { Button, Modal, SegmentedControl, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { Project } from '@navette/contract/projects/schema.ts'
import { type FormEvent, useState } from 'react'
import { dayOf } from '../../../lib/dates.ts'
import { problemWords, useTranslation } from '../../../lib/words.ts'
import { Notice } from '../../../ui/notice.tsx'
import { useReport } from '../queries.ts'
import classes from './project-form.module.css'

/** What was done, for those who fund it: a period, and the file. */
export function ActivityReport({ project }: { project: Project }) {
  const { t } = useTranslation('projects')
  const [asking, { open, close }] = useDisclosure(false)
  return (
    <>
      <p>{t('report.why')}</p>
      <button type="button" className="nv-link" onClick={open}>
        {t('report.open')}
      </button>
      {asking && <ReportForm project={project} onClose={close} />}
    </>
  )
}

/** From the first day of the project to today, unless one says otherwise. */
function ReportForm({ project, onClose }: { project: Project; onClose: () => void }) {
  const { t } = useTranslation('projects')
  const [from, setFrom] = useState(dayOf(project.createdAt))
  const [to, setTo] = useState(dayOf(new Date()))
  const [as, setAs] = useState<'pdf' | 'markdown'>('pdf')
  const { mutate, isPending, error } = useReport(project.id)
  const backwards = from !== '' && to !== '' && to < from
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isPending || backwards || from === '' || to === '') return
    mutate({ from, to, as }, { onSuccess: onClose })
  }
  return (
    <Modal opened onClose={onClose} title={t('report.open')} closeButtonProps={{ 'aria-label': t('close') }}>
      <form onSubmit={submit} noValidate className={classes.form}>
        <p>{t('report.what')}</p>
        {error && <Notice kind="error">{problemWords(error)}</Notice>}
        <div className={classes.dates}>
          <TextInput
            type="date"
            label={t('report.from')}
            required
            withAsterisk={false}
            value={from}
            onChange={({ currentTarget }) => setFrom(currentTarget.value)}
          />
          <TextInput
            type="date"
            label={t('report.to')}
            required
            withAsterisk={false}
            value={to}
            error={backwards ? t('report.backwards') : null}
            onChange={({ currentTarget }) => setTo(currentTarget.value)}
          />
        </div>
        <SegmentedControl
          aria-label={t('report.as')}
          fullWidth
          value={as}
          onChange={(value) => setAs(value === 'markdown' ? 'markdown' : 'pdf')}
          data={[
            { value: 'pdf', label: 'PDF' },
            { value: 'markdown', label: t('report.markdown') },
          ]}
        />
        <div className={classes.foot}>
          <Button type="submit" aria-disabled={isPending || backwards || from === '' || to === ''}>
            {t(isPending ? 'report.going' : 'report.go')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('form.cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
