import { ActionIcon, Button, Menu } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { Summary } from '@navette/contract/discussions/post-schema.ts'
import type { Thread } from '@navette/contract/discussions/schema.ts'
import { IconChevronDown, IconDots, IconPencil, IconPinned, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { Refused } from '../../../lib/api.ts'
import { useTyping } from '../../../lib/live.ts'
import { problemWords, useTranslation } from '../../../lib/words.ts'
import { MarkdownEditor } from '../../../ui/markdown-editor.tsx'
import { Prose } from '../../../ui/prose.tsx'
import { say, sayProblem } from '../../../ui/undo.tsx'
import { When } from '../../../ui/when.tsx'
import { useRemoveSummary, useSummary, useWriteSummary } from '../queries.ts'
import { listOfNames } from './list-of-names.ts'
import { longest } from './longest.ts'
import { summaries } from './summaries.ts'
import classes from './thread-summary.module.css'

/** What one should know of a thread, folded at its top: one line, and the whole on asking. */
export function ThreadSummary({ thread }: { thread: Thread }) {
  const { t } = useTranslation('discussions')
  const { data: summary } = useSummary(thread.id)
  const [open, { toggle }] = useDisclosure(false)
  const writing = summaries.useWriting(thread.id)
  if (!summary) return null
  if (writing && summary.can.edit) return <SummaryEditor summary={summary} onEnd={() => summaries.write(null)} />
  if (summary.html === null) return null
  return (
    <section className={classes.summary} aria-label={t('summary.label')} data-open={open || undefined}>
      <div className={classes.head}>
        <button type="button" className={classes.fold} aria-expanded={open} onClick={toggle}>
          <IconPinned size={18} stroke={1.75} aria-hidden />
          <b>{t('summary.label')}</b>
          {!open && <span className={classes.first}>{firstWords(summary.text ?? '')}</span>}
          <IconChevronDown className={classes.arrow} size={18} stroke={1.75} aria-hidden />
        </button>
        {summary.can.edit && <SummaryMenu summary={summary} />}
      </div>
      {open && (
        <div className={classes.body}>
          <Prose html={summary.html} />
          <p className={classes.by}>
            {summary.number !== null ? (
              <Link className="nv-link" to={`/fils/${thread.id}#message-${summary.number}`}>
                {t('summary.source', { number: summary.number })}
              </Link>
            ) : (
              summary.at && (
                <>
                  {summary.by?.name ?? t('post.someone')}, <When at={summary.at} />
                </>
              )
            )}
          </p>
        </div>
      )}
    </section>
  )
}

function SummaryMenu({ summary }: { summary: Summary }) {
  const { t } = useTranslation('discussions')
  const remove = useRemoveSummary()
  const write = useWriteSummary()
  const { threadId, text } = summary
  const takeAway = () =>
    remove.mutate(threadId, {
      onSuccess: ({ version }) => {
        // The message it was may be gone by then: its words come back.
        void say(t('summary.removed'), () =>
          write.mutate({ threadId, text: text ?? '', version }, { onError: (error) => void sayProblem(error) }),
        )
      },
      onError: (error) => void sayProblem(error),
    })
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" size={32} aria-label={t('summary.more')}>
          <IconDots size={18} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={18} stroke={1.75} />} onClick={() => summaries.write(threadId)}>
          {t('summary.edit')}
        </Menu.Item>
        <Menu.Item leftSection={<IconTrash size={18} stroke={1.75} />} onClick={takeAway}>
          {t('summary.remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

/** Several people keep a thread: whoever writes second is told while they write, and before anything is replaced. */
function SummaryEditor({ summary, onEnd }: { summary: Summary; onEnd: () => void }) {
  const { t } = useTranslation('discussions')
  const [initial] = useState(summary.text ?? '')
  const [text, setText] = useState(initial)
  const [base, setBase] = useState(summary)
  const write = useWriteSummary()
  const { typing, type } = useTyping(summary.threadId, 'summary')
  const theirs = write.error instanceof Refused && write.error.code === 'stale' ? (write.error.problem.current as Summary) : undefined
  const save = () => {
    const from = theirs ?? base
    setBase(from)
    if (text.trim() === '' || text.length > longest || write.isPending) return
    write.mutate({ threadId: summary.threadId, text: text.trim(), version: from.version }, { onSuccess: onEnd })
  }
  return (
    <section className={classes.summary} aria-label={t('summary.label')} data-open>
      {typing.length > 0 && (
        <p className={classes.elsewhere} role="status">
          {t('summary.othersElsewhere', { names: listOfNames(typing), count: typing.length })}
        </p>
      )}
      {theirs && (
        <div className={classes.theirs} role="alert">
          <p>{t('summary.changedMeanwhile')}</p>
          <Prose html={theirs.html ?? ''} />
        </div>
      )}
      <div className={classes.field}>
        <MarkdownEditor
          label={t('summary.label')}
          placeholder={t('summary.hint')}
          initial={initial}
          onChange={(markdown) => {
            setText(markdown)
            type()
          }}
          onSend={save}
          onEscape={onEnd}
          autoFocus
          formats
        />
      </div>
      {write.error && !theirs && (
        <p className={classes.problem} role="alert">
          {problemWords(write.error)}
        </p>
      )}
      <div className={classes.acts}>
        <Button size="xs" onClick={save} loading={write.isPending} disabled={text.trim() === '' || text.length > longest}>
          {t(theirs ? 'post.keepMine' : 'save')}
        </Button>
        <Button size="xs" variant="subtle" onClick={onEnd}>
          {t(theirs ? 'post.keepTheirs' : 'cancel')}
        </Button>
      </div>
    </section>
  )
}

/** The first line, without the signs of Markdown. */
const firstWords = (text: string) =>
  text
    .replace(/\[#\]\([^)]*\)/g, '…')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^[\s#>*+-]+/gm, '')
    .replace(/[*_`~]/g, '')
    .slice(0, 200)
