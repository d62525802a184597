import { Button, type ButtonProps } from '@mantine/core'
import { type DragEvent, useRef } from 'react'
import classes from './imports.module.css'

interface FileDropProps {
  /** Endings and types, as an `input` takes them. */
  accept: string
  /** What the field is for, to whoever does not see it. */
  label: string
  /** On the button. */
  action: string
  /** Beside it: the name of the file, or that one may be dropped. */
  beside: string
  /** What may be chosen. */
  limits: string
  variant?: ButtonProps['variant']
  /** One is being read: no other is taken. */
  busy: boolean
  onChoose: (file: File) => void
}

/** Chooses a file; it can be dropped as well. */
export const FileDrop = ({ accept, label, action, beside, limits, variant = 'filled', busy, onChoose }: FileDropProps) => {
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
        aria-label={label}
        accept={accept}
        onChange={(event) => {
          bring(event.currentTarget.files?.[0])
          event.currentTarget.value = ''
        }}
      />
      <Button variant={variant} onClick={() => field.current?.click()} aria-disabled={busy || undefined}>
        {action}
      </Button>
      <span>{beside}</span>
      <small>{limits}</small>
    </div>
  )
}
