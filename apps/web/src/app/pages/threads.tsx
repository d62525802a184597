import { useDisclosure, useMediaQuery } from '@mantine/hooks'
import { useParams } from 'react-router'
import { useMe } from '../../features/accounts/queries.ts'
import { useThreadFilter } from '../../features/discussions/components/thread-filters.tsx'
import { ThreadList } from '../../features/discussions/components/thread-list.tsx'
import { ThreadPlaceholder } from '../../features/discussions/components/thread-placeholder.tsx'
import { useKnownThread } from '../../features/discussions/queries.ts'
import { useTranslation } from '../../lib/words.ts'
import { NewConversation, NewThread } from '../drawers.tsx'
import { OpenThread } from './open-thread.tsx'
import classes from './threads.module.css'

/** The place that the list shows alone. */
const placeOf = ({ projectId, organisationId }: ReturnType<typeof useThreadFilter>) =>
  projectId ? `project:${projectId}` : organisationId && `organisation:${organisationId}`

/** The threads: a list, and beside it the one that is open; on a phone one or the other. */
export function Component() {
  const { t } = useTranslation('discussions')
  const { threadId } = useParams()
  const me = useMe()
  const narrow = useMediaQuery('(max-width: 61.99em)', false, { getInitialValueInEffect: false })
  const [writing, { open, close }] = useDisclosure(false)
  const [conversing, conversation] = useDisclosure(false)
  const filter = useThreadFilter()
  const beside = useKnownThread(threadId ?? '')?.place
  const place = placeOf(filter) ?? (beside && [beside.kind, beside.id].filter(Boolean).join(':'))
  const mayOpen = me.insider || me.can.openClusterThread
  return (
    <div className={classes.fill} data-narrow={narrow || undefined}>
      <div className={classes.panes} data-narrow={narrow || undefined} data-open={threadId ? true : undefined}>
        {!(narrow && threadId) && (
          <div className={classes.list}>
            <ThreadList
              {...(threadId ? { openId: threadId } : {})}
              main={narrow || !threadId}
              organisations={me.belongings.map(({ organisation }) => organisation)}
              onNew={mayOpen ? open : undefined}
              onConverse={conversation.open}
            />
          </div>
        )}
        {threadId ? (
          <OpenThread key={threadId} threadId={threadId} me={me} narrow={narrow} />
        ) : (
          <title>{`${t('list.title')} · Navette`}</title>
        )}
        {!threadId && !narrow && <ThreadPlaceholder />}
      </div>
      {conversing && <NewConversation myId={me.id} onClose={conversation.close} />}
      {writing && <NewThread me={me} place={place} onClose={close} />}
    </div>
  )
}
