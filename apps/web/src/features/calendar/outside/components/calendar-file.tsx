import { Button } from '@mantine/core'
import { type DragEvent, useRef } from 'react'
import { useTranslation } from '../../../../lib/words.ts'
import classes from '../../../../ui/imports.module.css'

interface CalendarFileProps {
  /** Of the file that is chosen. */
  name: string | null
  busy: boolean
  onChoose: (file: File) => void
}

/** Chooses the file; it can be dropped as well. */
export function CalendarFile({ name, busy, onChoose }: CalendarFileProps) {
  const { t } = useTranslation('outside')
  const field = useRef<HTMLInputElement>(null)
  const bring = (file: File | undefined) => {
    if (file && !busy) onChoose(file)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    bring(event.dataTransfer.files[0])
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button is the first
    <div className={classes.drop} onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <input
        ref={field}
        type="file"
        hidden
        aria-label={t('import.choose')}
        accept=".ics,.ical,.ifb,.icalendar,text/calendar"
        onChange={(event) => {
          bring(event.currentTarget.files?.[0])
          event.currentTarget.value = ''
        }}
      />
      <Button variant={name === null ? 'filled' : 'default'} onClick={() => field.current?.click()} aria-disabled={busy || undefined}>
        {t(busy ? 'import.reading' : name === null ? 'import.choose' : 'import.other')}
      </Button>
      <span>{name ?? t('import.drop')}</span>
      <small>{t('import.limits')}</small>
    </div>
  )
}
