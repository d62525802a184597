import { Button, MultiSelect } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { newId } from '@navette/contract/core/ids.ts'
import type { PersonRef } from '@navette/contract/core/refs.ts'
import type { Thread } from '@navette/contract/discussions/schema.ts'
import { type FormEvent, useState } from 'react'
import { useNavigate } from 'react-router'
import { problemWords, useTranslation } from '../../../lib/words.ts'
import { MarkdownEditor } from '../../../ui/markdown-editor.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { SideDrawer } from '../../../ui/side-drawer.tsx'
import { useCorrespondents, useOpenConversation } from '../thread-queries.ts'
import { keepDraft, keptDraft } from './drafts.ts'
import { longest } from './longest.ts'
import classes from './new-thread.module.css'

type Named = Pick<PersonRef, 'id' | 'name'>

interface NewConversationProps {
  myId: string
  /** Who is named first. */
  people?: readonly Named[]
  onClose: () => void
}

/** Writes to one or a few people; the same people find the conversation that they have. */
export function NewConversation({ myId, people = [], onClose }: NewConversationProps) {
  const { t } = useTranslation('discussions')
  return (
    <SideDrawer title={t('conversation.new')} closing={t('close')} size={520} onClose={onClose}>
      <ConversationForm myId={myId} people={people} why={t('conversation.why')} onClose={onClose} />
    </SideDrawer>
  )
}

/** Goes on with more people, in a conversation of theirs: what was said stays among those to whom it was said. */
export function GatherMore({ thread, myId, onClose }: { thread: Thread; myId: string; onClose: () => void }) {
  const { t } = useTranslation('discussions')
  const people = thread.place.people.filter(({ id }) => id !== myId)
  return (
    <SideDrawer title={t('thread.gather')} closing={t('close')} size={520} onClose={onClose}>
      <ConversationForm myId={myId} people={people} why={t('conversation.gatherWhy')} onClose={onClose} />
    </SideDrawer>
  )
}

/** One at a time. */
const draftPlace = 'new:conversation'

/** As many as a conversation takes, besides oneself. */
const most = 11

function ConversationForm({ myId, people, why, onClose }: { myId: string; people: readonly Named[]; why: string; onClose: () => void }) {
  const { t } = useTranslation('discussions')
  const navigate = useNavigate()
  const [ids] = useState(() => ({ thread: newId(), post: newId() }))
  const [chosen, setChosen] = useState(() => people.map(({ id }) => id))
  const [known, setKnown] = useState<ReadonlyMap<string, string>>(() => new Map(people.map(({ id, name }) => [id, name])))
  const [letters, setLetters] = useState('')
  const [search] = useDebouncedValue(letters, 150)
  const found = useCorrespondents(search)
  const [initial] = useState(() => keptDraft(myId, draftPlace))
  const [text, setText] = useState(initial)
  const opening = useOpenConversation()
  const complete = chosen.length > 0 && text.trim() !== '' && text.length <= longest
  const options = new Map([...known, ...found.map(({ id, name }) => [id, name] as const)])

  const choose = (memberIds: string[]) => {
    setKnown(new Map(memberIds.map((id) => [id, options.get(id) ?? ''])))
    setChosen(memberIds)
    setLetters('')
  }
  const send = (event?: FormEvent) => {
    event?.preventDefault()
    if (!complete || opening.isPending) return
    opening.mutate(
      { id: ids.thread, memberIds: chosen, post: { id: ids.post, text: text.trim() } },
      {
        onSuccess: ({ id }) => {
          keepDraft(myId, draftPlace, '')
          onClose()
          void navigate(`/fils/${id}`)
        },
      },
    )
  }
  return (
    <form className={classes.form} onSubmit={send}>
      <p>{why}</p>
      <MultiSelect
        label={t('conversation.with')}
        data={[...options].map(([value, label]) => ({ value, label }))}
        value={chosen}
        onChange={choose}
        searchable
        searchValue={letters}
        onSearchChange={setLetters}
        filter={({ options: all }) => all}
        maxValues={most}
        hidePickedOptions
        placeholder={chosen.length === 0 ? t('conversation.withHint') : ''}
        // The list comes with the first letter: opened at once, it would lie over the field for the message.
        openOnFocus={false}
        {...(people.length === 0 && { 'data-autofocus': true })}
        nothingFoundMessage={t('conversation.nobody')}
      />
      <div>
        <span className={classes.label} aria-hidden="true">
          {t('conversation.text')}
        </span>
        <div className={classes.field}>
          <MarkdownEditor
            label={t('conversation.text')}
            placeholder={t('conversation.textHint')}
            initial={initial}
            onChange={(markdown) => {
              setText(markdown)
              keepDraft(myId, draftPlace, markdown)
            }}
            onSend={send}
            formats
            tall
          />
        </div>
      </div>
      {opening.error && (
        <Notice kind="error">
          {problemWords(opening.error)} {t('post.textKept')}
        </Notice>
      )}
      <div className={classes.foot}>
        <Button type="submit" disabled={!complete} loading={opening.isPending}>
          {t('conversation.send')}
        </Button>
        <Button variant="subtle" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  )
}
