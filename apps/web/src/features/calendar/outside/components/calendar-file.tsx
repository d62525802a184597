import { useTranslation } from '../../../../lib/words.ts'
import { FileDrop } from '../../../../ui/file-drop.tsx'

interface CalendarFileProps {
  /** Of the file that is chosen. */
  name: string | null
  busy: boolean
  onChoose: (file: File) => void
}

export function CalendarFile({ name, busy, onChoose }: CalendarFileProps) {
  const { t } = useTranslation('outside')
  return (
    <FileDrop
      accept=".ics,.ical,.ifb,.icalendar,text/calendar"
      label={t('import.choose')}
      action={t(busy ? 'import.reading' : name === null ? 'import.choose' : 'import.other')}
      beside={name ?? t('import.drop')}
      limits={t('import.limits')}
      variant={name === null ? 'filled' : 'default'}
      busy={busy}
      onChoose={onChoose}
    />
  )
}
