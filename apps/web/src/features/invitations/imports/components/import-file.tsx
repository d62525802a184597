import { Button, NativeSelect } from '@mantine/core'
import type { PeopleImport } from '@navette/contract/invitations/import-schema.ts'
import { type DragEvent, useRef, useState } from 'react'
import { problemWords, useTranslation } from '../../../../lib/words.ts'
import classes from '../../../../ui/imports.module.css'
import { Notice } from '../../../../ui/notice.tsx'
import { useBringFile, useImportOrganisations } from '../queries.ts'

interface ImportFileProps {
  organisationId: string | null
  onRead: (list: PeopleImport) => void
}

const mostBytes = 10 * 1_048_576

/** Chooses the file, and where its people go. */
export const ImportFile = ({ organisationId, onRead }: ImportFileProps) => {
  const { t } = useTranslation('imports')
  const organisations = useImportOrganisations()
  const [chosen, setChosen] = useState(organisationId)
  const [tooLarge, setTooLarge] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const { mutate, isPending, error } = useBringFile()
  const only = organisations.length === 1 ? (organisations[0]?.id ?? null) : null
  const bring = (file: File | undefined) => {
    if (!file || isPending) return
    setTooLarge(file.size > mostBytes)
    if (file.size <= mostBytes) mutate({ file, organisationId: chosen ?? only }, { onSuccess: onRead })
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    bring(event.dataTransfer.files[0])
  }
  return (
    <div className={classes.form}>
      {(tooLarge || error) && <Notice kind="error">{tooLarge ? t('file.tooLarge') : problemWords(error)}</Notice>}
      <NativeSelect
        label={t('file.organisation')}
        description={t('file.organisationWhy')}
        value={chosen ?? only ?? ''}
        onChange={(event) => setChosen(event.currentTarget.value || null)}
        data={[{ value: '', label: t('file.named') }, ...organisations.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button is the first */}
      <div className={classes.drop} onDragOver={(event) => event.preventDefault()} onDrop={drop}>
        <input
          ref={field}
          type="file"
          hidden
          aria-label={t('file.choose')}
          accept=".csv,.tsv,.txt,.ods,text/csv,application/vnd.oasis.opendocument.spreadsheet"
          onChange={(event) => {
            bring(event.currentTarget.files?.[0])
            event.currentTarget.value = ''
          }}
        />
        <Button onClick={() => field.current?.click()} aria-disabled={isPending}>
          {t(isPending ? 'file.reading' : 'file.choose')}
        </Button>
        <span>{t('file.drop')}</span>
        <small>{t('file.limits')}</small>
      </div>
    </div>
  )
}
