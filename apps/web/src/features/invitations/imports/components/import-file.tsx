import { NativeSelect } from '@mantine/core'
import type { PeopleImport } from '@navette/contract/invitations/import-schema.ts'
import { useState } from 'react'
import { problemWords, useTranslation } from '../../../../lib/words.ts'
import { FileDrop } from '../../../../ui/file-drop.tsx'
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
  const { mutate, isPending, error } = useBringFile()
  const only = organisations.length === 1 ? (organisations[0]?.id ?? null) : null
  const bring = (file: File) => {
    setTooLarge(file.size > mostBytes)
    if (file.size <= mostBytes) mutate({ file, organisationId: chosen ?? only }, { onSuccess: onRead })
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
      <FileDrop
        accept=".csv,.tsv,.txt,.ods,text/csv,application/vnd.oasis.opendocument.spreadsheet"
        label={t('file.choose')}
        action={t(isPending ? 'file.reading' : 'file.choose')}
        beside={t('file.drop')}
        limits={t('file.limits')}
        busy={isPending}
        onChoose={bring}
      />
    </div>
  )
}
