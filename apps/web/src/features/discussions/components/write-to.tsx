import { Button } from '@mantine/core'
import { IconMessage } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useNavigate } from 'react-router'
import { useAct } from '../../../lib/act.ts'
import { useTranslation } from '../../../lib/words.ts'
import { findConversationWith } from '../thread-queries.ts'

const NewConversation = lazy(async () => ({ default: (await import('./new-conversation.tsx')).NewConversation }))

/** Leads to the conversation with somebody, or begins it. */
export function WriteTo({ person, myId }: { person: { id: string; name: string }; myId: string }) {
  const { t } = useTranslation('discussions')
  const navigate = useNavigate()
  const [writing, setWriting] = useState(false)
  const { pending, run } = useAct(findConversationWith)
  const write = () => run(({ threadId }) => (threadId ? void navigate(`/fils/${threadId}`) : setWriting(true)), [person.id])
  return (
    <>
      <Button variant="default" leftSection={<IconMessage size={18} stroke={1.75} />} aria-disabled={pending} onClick={write}>
        {t('conversation.write')}
      </Button>
      {writing && (
        <Suspense>
          <NewConversation myId={myId} people={[person]} onClose={() => setWriting(false)} />
        </Suspense>
      )}
    </>
  )
}
