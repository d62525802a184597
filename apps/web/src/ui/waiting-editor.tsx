import classes from './markdown-editor.module.css'

interface WaitingEditorProps {
  initial: string
  placeholder?: string
  tall?: boolean
}

/** Keeps the place of an editor that is on its way. */
export function WaitingEditor({ initial, placeholder, tall }: WaitingEditorProps) {
  return (
    <div className={classes.waiting} data-tall={tall || undefined} aria-hidden="true">
      {initial || <span className={classes.hint}>{placeholder}</span>}
    </div>
  )
}
