import { ActionIcon, Button, Popover, TextInput } from '@mantine/core'
import {
  IconBlockquote,
  IconBold,
  IconCode,
  IconH2,
  IconItalic,
  IconLink,
  IconList,
  IconListCheck,
  IconListNumbers,
  IconTable,
  type TablerIcon,
} from '@tabler/icons-react'
import { type Editor, useEditorState } from '@tiptap/react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from '../lib/words.ts'
import classes from './markdown-editor.module.css'

interface Format {
  name: 'bold' | 'italic' | 'heading' | 'list' | 'numbers' | 'tasks' | 'table' | 'quotation' | 'code'
  Icon: TablerIcon
  isOn: (editor: Editor) => boolean
  toggle: (editor: Editor) => void
}

const formats: Format[] = [
  { name: 'bold', Icon: IconBold, isOn: (e) => e.isActive('bold'), toggle: (e) => e.chain().focus().toggleBold().run() },
  { name: 'italic', Icon: IconItalic, isOn: (e) => e.isActive('italic'), toggle: (e) => e.chain().focus().toggleItalic().run() },
  { name: 'heading', Icon: IconH2, isOn: (e) => e.isActive('heading'), toggle: (e) => e.chain().focus().toggleHeading({ level: 2 }).run() },
  { name: 'list', Icon: IconList, isOn: (e) => e.isActive('bulletList'), toggle: (e) => e.chain().focus().toggleBulletList().run() },
  {
    name: 'numbers',
    Icon: IconListNumbers,
    isOn: (e) => e.isActive('orderedList'),
    toggle: (e) => e.chain().focus().toggleOrderedList().run(),
  },
  { name: 'tasks', Icon: IconListCheck, isOn: (e) => e.isActive('taskList'), toggle: (e) => e.chain().focus().toggleTaskList().run() },
  {
    name: 'table',
    Icon: IconTable,
    isOn: (e) => e.isActive('table'),
    toggle: (e) => e.isActive('table') || e.chain().focus().insertTable({ rows: 3, cols: 2, withHeaderRow: true }).run(),
  },
  {
    name: 'quotation',
    Icon: IconBlockquote,
    isOn: (e) => e.isActive('blockquote'),
    toggle: (e) => e.chain().focus().toggleBlockquote().run(),
  },
  { name: 'code', Icon: IconCode, isOn: (e) => e.isActive('code'), toggle: (e) => e.chain().focus().toggleCode().run() },
]

/** The formats of a text, as buttons that say whether they are on. */
export function FormatBar({ editor }: { editor: Editor }) {
  const { t } = useTranslation('ui')
  const on = useEditorState({ editor, selector: ({ editor }) => formats.map((format) => format.isOn(editor)) })
  return (
    <div className={classes.bar} role="toolbar" aria-label={t('editor.formats')}>
      {formats.map(({ name, Icon, toggle }, index) => (
        <ActionIcon
          key={name}
          variant="subtle"
          size={36}
          aria-label={t(`editor.${name}`)}
          title={t(`editor.${name}`)}
          aria-pressed={on[index] ?? false}
          data-on={on[index] || undefined}
          onClick={() => toggle(editor)}
        >
          <Icon size={18} stroke={1.75} />
        </ActionIcon>
      ))}
      <LinkButton editor={editor} />
      {on[formats.findIndex(({ name }) => name === 'table')] && <TableActs editor={editor} />}
    </div>
  )
}

/** What one does to the table in which one writes. */
function TableActs({ editor }: { editor: Editor }) {
  const { t } = useTranslation('ui')
  const chain = () => editor.chain().focus()
  return (
    <div className={classes.tableActs}>
      <Button variant="subtle" size="compact-sm" onClick={() => chain().addRowAfter().run()}>
        {t('editor.addRow')}
      </Button>
      <Button variant="subtle" size="compact-sm" onClick={() => chain().addColumnAfter().run()}>
        {t('editor.addColumn')}
      </Button>
      <Button variant="subtle" size="compact-sm" onClick={() => chain().deleteRow().run()}>
        {t('editor.deleteRow')}
      </Button>
      <Button variant="subtle" size="compact-sm" onClick={() => chain().deleteColumn().run()}>
        {t('editor.deleteColumn')}
      </Button>
      <Button variant="subtle" size="compact-sm" onClick={() => chain().deleteTable().run()}>
        {t('editor.deleteTable')}
      </Button>
    </div>
  )
}

function LinkButton({ editor }: { editor: Editor }) {
  const { t } = useTranslation('ui')
  const [opened, setOpened] = useState(false)
  const [address, setAddress] = useState('')
  const current = useEditorState({ editor, selector: ({ editor }) => String(editor.getAttributes('link')['href'] ?? '') })

  const show = () => {
    setAddress(current)
    setOpened(true)
  }
  const apply = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    setOpened(false)
    if (address.trim() === '') return void editor.chain().focus().extendMarkRange('link').unsetLink().run()
    const href = /^(https?:|mailto:|tel:|\/)/.test(address.trim()) ? address.trim() : `https://${address.trim()}`
    if (editor.state.selection.empty && current === '') {
      return void editor
        .chain()
        .focus()
        .insertContent({ type: 'text', text: address.trim(), marks: [{ type: 'link', attrs: { href } }] })
        .run()
    }
    editor.chain().focus().extendMarkRange('link').setLink({ href }).run()
  }
  return (
    <Popover opened={opened} onChange={setOpened} trapFocus position="top-start" withinPortal>
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          size={36}
          aria-label={t('editor.link')}
          title={t('editor.link')}
          data-on={current !== '' || undefined}
          onClick={show}
        >
          <IconLink size={18} stroke={1.75} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown p="sm">
        <form onSubmit={apply}>
          <TextInput
            label={t('editor.address')}
            placeholder="https://"
            value={address}
            onChange={(event) => setAddress(event.currentTarget.value)}
            data-autofocus
          />
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}
