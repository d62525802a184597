import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { problemWords, useTranslation } from '../../../lib/words.ts'
import { Notice } from '../../../ui/notice.tsx'
import { useExportJournal } from '../queries.ts'
import classes from './exports.module.css'

/** The audit log of a period, as a table for a spreadsheet. */
export const ExportJournal = () => {
  const { t } = useTranslation('data')
  const [from, setFrom] = useState('')
  const [until, setUntil] = useState('')
  const table = useExportJournal({ ...(from && { from }), ...(until && { until }) })
  const backwards = from !== '' && until !== '' && from > until
  return (
    <div className={classes.period}>
      <TextInput type="date" label={t('journal.from')} value={from} onChange={({ currentTarget }) => setFrom(currentTarget.value)} />
      <TextInput type="date" label={t('journal.until')} value={until} onChange={({ currentTarget }) => setUntil(currentTarget.value)} />
      <Button variant="default" aria-disabled={table.pending || backwards} onClick={() => backwards || void table.run(() => undefined)}>
        {t(table.pending ? 'going' : 'journal.go')}
      </Button>
      {backwards && (
        <p role="alert" className={classes.fault}>
          {t('journal.backwards')}
        </p>
      )}
      {table.error && <Notice kind="error">{problemWords(table.error)}</Notice>}
    </div>
  )
}
