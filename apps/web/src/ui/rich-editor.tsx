import Placeholder from '@tiptap/extension-placeholder'
import { Markdown } from '@tiptap/markdown'
import { type Editor, EditorContent, useEditor } from '@tiptap/react'
import StarterKit from '@tiptap/starter-kit'
import { useImperativeHandle, useLayoutEffect, useRef, useState } from 'react'
import { FormatBar } from './format-bar.tsx'
import classes from './markdown-editor.module.css'
import type { MarkdownEditorProps } from './markdown-editor.tsx'
import { tidied } from './pasted.ts'
import { PlainEditor } from './plain-editor.tsx'

/** The writing surface. A text that would lose something by passing through it is written as plain Markdown instead. */
export default function RichEditor(props: MarkdownEditorProps) {
  const [plain, setPlain] = useState(false)
  return plain ? <PlainEditor {...props} /> : <Surface {...props} onLoss={() => setPlain(true)} />
}

function Surface(props: MarkdownEditorProps & { onLoss: () => void }) {
  const { label, placeholder = '', initial, autoFocus, formats, tall, invalid, ref } = props
  // The editor is made once: what it calls is looked up when it happens.
  const latest = useRef(props)
  useLayoutEffect(() => {
    latest.current = props
  })
  const editor = useEditor({
    extensions: [...extensions, Placeholder.configure({ placeholder })],
    content: initial,
    contentType: 'markdown',
    autofocus: autoFocus ? 'end' : false,
    injectCSS: false,
    editorProps: {
      attributes: {
        class: classes.surface ?? '',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': label,
        ...(tall ? { 'data-tall': '' } : {}),
      },
      transformPastedHTML: tidied,
      handleKeyDown: (view, event) => press(event, view.state.doc.textContent === '', latest.current),
    },
    onCreate: ({ editor }) => {
      if (loses(initial, editor)) latest.current.onLoss()
    },
    onUpdate: ({ editor }) => latest.current.onChange(markdownOf(editor)),
  })

  useImperativeHandle(ref, () => ({
    focus: () => void editor.commands.focus('end'),
    replace: (markdown) => {
      editor.commands.setContent(markdown, { contentType: 'markdown', emitUpdate: true })
    },
  }))

  return (
    <div className={classes.frame} data-invalid={invalid || undefined}>
      {formats && <FormatBar editor={editor} />}
      <EditorContent editor={editor} />
    </div>
  )
}

/** Only what Markdown can say: a paste keeps these and drops the rest. */
const extensions = [
  StarterKit.configure({
    heading: { levels: [1, 2, 3] },
    underline: false,
    link: {
      openOnClick: false,
      autolink: true,
      linkOnPaste: true,
      defaultProtocol: 'https',
    },
  }),
  Markdown,
]

const markdownOf = (editor: Editor) => (editor.isEmpty ? '' : editor.getMarkdown().replace(/^(?:\s|&nbsp;)+|(?:\s|&nbsp;)+$/g, ''))

const wordsOf = (text: string) => text.replace(/&\w+;/g, ' ').match(/[\p{L}\p{N}]+/gu) ?? []
const tableRule = /^\s*\|?\s*:?-+:?\s*\|/m

/** Whether words, figures or a table would be lost: the editor then has no right to touch the text. */
const loses = (markdown: string, editor: Editor) => {
  const kept = new Set(wordsOf(markdownOf(editor)))
  return tableRule.test(markdown) || wordsOf(markdown).some((word) => !kept.has(word))
}

const press = (event: KeyboardEvent, empty: boolean, { onSend, onEscape, onUpWhenEmpty }: MarkdownEditorProps) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && onSend) {
    onSend()
    return true
  }
  if (event.key === 'Escape' && onEscape) {
    onEscape()
    return true
  }
  if (event.key === 'ArrowUp' && empty && onUpWhenEmpty) {
    onUpWhenEmpty()
    return true
  }
  return false
}
