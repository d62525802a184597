import { TaskItem, TaskList } from '@tiptap/extension-list'
import Placeholder from '@tiptap/extension-placeholder'
import { TableKit } from '@tiptap/extension-table'
import { Markdown } from '@tiptap/markdown'
import { type Editor, EditorContent, useEditor } from '@tiptap/react'
import StarterKit from '@tiptap/starter-kit'
import { useImperativeHandle, useLayoutEffect, useRef, useState } from 'react'
import { suggestEmoji } from './emoji.ts'
import { FormatBar } from './format-bar.tsx'
import classes from './markdown-editor.module.css'
import type { MarkdownEditorProps } from './markdown-editor.tsx'
import { tidied } from './pasted.ts'
import { PlainEditor } from './plain-editor.tsx'
import { Reference } from './reference.ts'
import { createOffers, type Offers, signs } from './suggesting.ts'
import { SuggestionList } from './suggestion-list.tsx'
import { WaitingEditor } from './waiting-editor.tsx'

/** The writing surface. A text that would lose something by passing through it is written as plain Markdown instead. */
export default function RichEditor(props: MarkdownEditorProps) {
  const [plain, setPlain] = useState(false)
  return plain ? <PlainEditor {...props} /> : <Surface {...props} onLoss={() => setPlain(true)} />
}

function Surface(props: MarkdownEditorProps & { onLoss: () => void }) {
  const { label, placeholder = '', initial, autoFocus, tall } = props
  // The editor is made once: what it calls is looked up when it happens.
  const latest = useRef(props)
  useLayoutEffect(() => {
    latest.current = props
  })
  const [offers] = useState(createOffers)
  const editor = useEditor({
    // Made while its page is still being drawn, it would be thrown away again where that takes long, under the hands of what surrounds it.
    immediatelyRender: false,
    extensions: [
      ...extensions,
      Reference.configure({ titleOf: (path) => latest.current.titleOf?.(path) ?? Promise.resolve(null) }),
      Placeholder.configure({ placeholder }),
      signs({
        offers,
        suggest: (sign) => (sign === ':' ? suggestEmoji : sign === '@' ? latest.current.mention : latest.current.name),
      }),
    ],
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
      handleKeyDown: (view, event) => press(event, view.state.doc.textContent === '' && view.state.doc.childCount === 1, latest.current),
      handlePaste: (view, event) => {
        const path = ownPage(event.clipboardData?.getData('text/plain') ?? '')
        if (!path || !latest.current.titleOf || !view.state.selection.empty) return false
        const chip = view.state.schema.nodes['reference']?.create({ as: 'chip', href: path })
        if (chip) view.dispatch(view.state.tr.replaceSelectionWith(chip, false))
        return chip !== undefined
      },
    },
    onCreate: ({ editor }) => {
      if (loses(initial, editor)) latest.current.onLoss()
    },
    onUpdate: ({ editor }) => latest.current.onChange(markdownOf(editor)),
  })
  return editor ? <Writing {...props} editor={editor} offers={offers} /> : <WaitingEditor {...props} />
}

interface WritingProps extends Pick<MarkdownEditorProps, 'formats' | 'invalid' | 'ref'> {
  editor: Editor
  offers: Offers
}

function Writing({ editor, offers, formats, invalid, ref }: WritingProps) {
  useImperativeHandle(ref, () => ({
    focus: () => void editor.commands.focus('end'),
    focused: () => editor.isFocused,
    replace: (markdown) => {
      editor.commands.setContent(markdown, { contentType: 'markdown', emitUpdate: true })
    },
    type: (sign) => {
      const before = editor.state.selection.$from.nodeBefore
      const apart = before?.isText && !/\s$/.test(before.text ?? '') ? ' ' : ''
      editor.chain().focus().insertContent(`${apart}${sign}`).run()
    },
  }))

  return (
    <div className={classes.frame} data-invalid={invalid || undefined}>
      {formats && <FormatBar editor={editor} />}
      <EditorContent editor={editor} />
      <SuggestionList editor={editor} offers={offers} />
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
  TaskList,
  TaskItem.configure({ nested: true }),
  TableKit.configure({ table: { resizable: false } }),
  Markdown,
]

/** A page of ours that shows one thing, pasted by itself: `https://…/fils/<id>#message-3` becomes its path. */
const ownPage = (pasted: string): string | null => {
  const address = pasted.trim()
  if (!URL.canParse(address)) return null
  const { origin, pathname, hash } = new URL(address)
  return origin === location.origin && /^\/[a-z]+\/[0-9a-f-]{36}$/.test(pathname) ? pathname + hash : null
}

const markdownOf = (editor: Editor) => (editor.isEmpty ? '' : editor.getMarkdown().replace(/^(?:\s|&nbsp;)+|(?:\s|&nbsp;)+$/g, ''))

/** The words of a text; what is written around addresses and entities does not count. */
const wordsOf = (text: string) => text.replace(/&#?\w+;/g, ' ').match(/[\p{L}\p{N}]+/gu) ?? []

/** Whether words or figures would be lost: the editor then has no right to touch the text. */
const loses = (markdown: string, editor: Editor) => {
  const kept = new Set(wordsOf(markdownOf(editor)))
  return wordsOf(markdown).some((word) => !kept.has(word))
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
