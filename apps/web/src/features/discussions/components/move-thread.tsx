import { Select } from '@mantine/core'
import type { Thread } from '@navette/contract/discussions/schema.ts'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useTranslation } from '../../../lib/words.ts'
import { say } from '../../../ui/undo.tsx'
import { useMoveThread, type Whereto } from '../thread-queries.ts'
import { Elsewhere } from './elsewhere.tsx'
import { grouped, type Place, usePlaces } from './use-places.ts'

interface MoveThreadProps {
  thread: Thread
  onClose: () => void
}

/** Moves a thread to another place, once it is said who will read it there. */
export function MoveThread({ thread, onClose }: MoveThreadProps) {
  const { t } = useTranslation('discussions')
  const navigate = useNavigate()
  const here = placeOf(thread)
  const places = usePlaces().filter(({ value }) => value !== here.value)
  const [chosen, setChosen] = useState<string | null>(null)
  const place = places.find(({ value }) => value === chosen)
  const where = place ? wheretoOf(place) : null
  const moving = useMoveThread()
  const move = () => {
    if (!where) return
    moving.mutate(
      { threadId: thread.id, ...where },
      {
        onSuccess: (moved) => {
          onClose()
          if (!moved) void navigate('/fils')
          const back = places.length > 0 && here.offered ? () => moving.mutate({ threadId: thread.id, ...here.where }) : undefined
          void say(t('move.done', { title: thread.title }), moved ? back : undefined)
        },
      },
    )
  }
  return (
    <Elsewhere
      threadId={thread.id}
      title={t('thread.move')}
      where={where}
      act={t('move.go')}
      acting={moving}
      onAct={move}
      onClose={onClose}
    >
      <Select
        label={t('move.where')}
        data={grouped(places, t)}
        value={chosen}
        onChange={setChosen}
        searchable
        data-autofocus
        nothingFoundMessage={t('new.nowhere')}
      />
    </Elsewhere>
  )
}

const wheretoOf = ({ kind, id }: Pick<Place, 'kind' | 'id'>): Whereto => ({
  ...(kind === 'project' && id ? { projectId: id } : {}),
  ...(kind === 'organisation' && id ? { organisationId: id } : {}),
})

/** Where it hangs now, to be taken back to; from an item it is not taken back by itself. */
const placeOf = ({ place: { kind, id } }: Thread) => ({
  value: id ? `${kind}:${id}` : kind,
  offered: kind !== 'item' && kind !== 'people',
  where: kind === 'item' || kind === 'people' ? {} : wheretoOf({ kind, id }),
})
