import { Button, Checkbox, Group, Select } from '@mantine/core'
import { type CalendarOutlook, mostCalendarBytes } from '@navette/contract/calendar/import-schema.ts'
import { useState } from 'react'
import { Link } from 'react-router'
import { problemWords, useTranslation } from '../../../../lib/words.ts'
import imports from '../../../../ui/imports.module.css'
import { Notice } from '../../../../ui/notice.tsx'
import { RowsSkeleton } from '../../../../ui/skeletons.tsx'
import { useOrganisations } from '../../queries.ts'
import { type Bringing, useForesee, useImportCalendar } from '../queries.ts'
import { CalendarFile } from './calendar-file.tsx'
import { Outlook } from './outlook.tsx'
import { VisibilityField } from './visibility-field.tsx'

/** Brings in the events of a file: whose they become and who sees them, what would come, and what came. */
export function ImportCalendar({ mine }: { mine: readonly string[] }) {
  const { t } = useTranslation('outside')
  const { organisations } = useOrganisations()
  const hosts = organisations.filter(({ can }) => can.hostProject)
  const [choice, setChoice] = useState<Omit<Bringing, 'file'>>({ organisationId: '', visibility: 'cluster', past: false })
  const [file, setFile] = useState<File | null>(null)
  const foresee = useForesee()
  const bring = useImportCalendar()
  const organisationId = choice.organisationId || (hosts.find(({ id }) => mine.includes(id)) ?? hosts[0])?.id || ''
  const tooLarge = file !== null && file.size > mostCalendarBytes
  const look = (next: Bringing) => {
    bring.reset()
    if (next.file.size <= mostCalendarBytes) foresee.mutate(next)
  }
  const choose = (next: File) => {
    setFile(next)
    look({ ...choice, organisationId, file: next })
  }
  const change = (changed: Partial<typeof choice>) => {
    const next = { ...choice, organisationId, ...changed }
    setChoice(next)
    // Who will see the events says nothing about which they are.
    if (file && !('visibility' in changed)) look({ ...next, file })
  }
  if (bring.data) return <Brought outlook={bring.data} onMore={() => setFile(null)} reset={bring.reset} />
  const outlook = file && !tooLarge ? foresee.data : undefined
  const error = bring.error ?? (file ? foresee.error : null)
  const coming = outlook ? outlook.counts.added + outlook.counts.changed : 0
  return (
    <div className={imports.form}>
      {hosts.length > 1 && (
        <Select
          label={t('import.host')}
          data={hosts.map(({ id, name }) => ({ value: id, label: name }))}
          value={organisationId}
          allowDeselect={false}
          searchable
          onChange={(value) => value && change({ organisationId: value })}
        />
      )}
      <VisibilityField
        host={hosts.find(({ id }) => id === organisationId)?.name ?? ''}
        value={choice.visibility}
        onChange={(visibility) => change({ visibility })}
      />
      <Checkbox
        label={t('import.past')}
        description={t('import.pastWhy')}
        checked={choice.past}
        onChange={({ currentTarget }) => change({ past: currentTarget.checked })}
      />
      <CalendarFile name={file?.name ?? null} busy={foresee.isPending} onChoose={choose} />
      <div aria-live="polite">
        {(error || tooLarge) && <Notice kind="error">{tooLarge ? t('import.tooLarge') : problemWords(error)}</Notice>}
        {foresee.isPending && <RowsSkeleton rows={4} />}
        {outlook && !foresee.isPending && <Outlook outlook={outlook} done={false} />}
      </div>
      {outlook && file && !foresee.isPending && (
        <Group gap="xs">
          {coming > 0 && (
            <Button
              loading={bring.isPending}
              onClick={() => bring.mutate({ ...choice, organisationId, file }, { onSuccess: () => window.scrollTo({ top: 0 }) })}
            >
              {t('import.go', { count: coming })}
            </Button>
          )}
          <Button variant="default" onClick={() => setFile(null)}>
            {t('import.leave')}
          </Button>
        </Group>
      )}
    </div>
  )
}

function Brought({ outlook, onMore, reset }: { outlook: CalendarOutlook; onMore: () => void; reset: () => void }) {
  const { t } = useTranslation('outside')
  const first = outlook.entries.map(({ starts }) => starts.slice(0, 10)).toSorted()[0]
  return (
    <div className={imports.form}>
      <Notice
        kind="ok"
        title={t('import.done')}
        action={
          <Link className="nv-link" to={`/calendrier${first ? `?le=${first}` : ''}`}>
            {t('import.see')}
          </Link>
        }
      />
      <Outlook outlook={outlook} done />
      <Group>
        <Button
          variant="default"
          onClick={() => {
            reset()
            onMore()
          }}
        >
          {t('import.more')}
        </Button>
      </Group>
    </div>
  )
}
