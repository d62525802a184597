import { type KeyboardEvent, useImperativeHandle, useRef, useState } from 'react'
import classes from './markdown-editor.module.css'
import type { MarkdownEditorProps } from './markdown-editor.tsx'

/** Markdown in a plain field: where the editor could not be fetched, and for texts that it would not give back as they came. */
export function PlainEditor({
  label,
  placeholder,
  initial,
  onChange,
  onSend,
  onEscape,
  onUpWhenEmpty,
  autoFocus,
  tall,
  invalid,
  ref,
}: MarkdownEditorProps) {
  const field = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState(initial)
  const write = (markdown: string) => {
    setText(markdown)
    onChange(markdown)
  }
  useImperativeHandle(ref, () => ({
    focus: () => field.current?.focus(),
    focused: () => document.activeElement === field.current,
    replace: write,
    type: (sign) => write(text + sign),
  }))

  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      onSend?.()
    } else if (event.key === 'Escape') onEscape?.()
    else if (event.key === 'ArrowUp' && text === '') onUpWhenEmpty?.()
  }
  return (
    <textarea
      ref={field}
      className={classes.plain}
      data-tall={tall || undefined}
      aria-label={label}
      aria-invalid={invalid || undefined}
      placeholder={placeholder}
      value={text}
      onChange={(event) => write(event.currentTarget.value)}
      onKeyDown={press}
      // biome-ignore lint/a11y/noAutofocus: asked for by whoever opened the field with a deliberate act
      autoFocus={autoFocus}
    />
  )
}
