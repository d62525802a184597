import { useState } from 'react'
import { useTranslation } from '../../../lib/words.ts'
import { Confirm } from '../../../ui/confirm.tsx'
import { askReach, type Where } from '../queries.ts'

/** So many people are told without a question. */
const many = 20

/** Asks once before a text calls many people at a time. Where the server cannot be asked, the text leaves: it waits for it anyway. */
export const useReach = (where: Where) => {
  const { t } = useTranslation('discussions')
  const [asked, setAsked] = useState<{ people: number; go: () => void } | null>(null)
  const before = (text: string, go: () => void, saidBefore = '') => {
    const calls = text.match(/\[@[^\]]*\]\((?:#tous|\/projets\/|\/structures\/)[^)]*\)/g) ?? []
    // Groups that it called already have been told.
    if (calls.every((call) => saidBefore.includes(call))) return go()
    askReach(where, text).then(
      ({ people }) => (people > many ? setAsked({ people, go }) : go()),
      () => go(),
    )
  }
  const confirm = (
    <Confirm
      opened={asked !== null}
      title={t('reach.title', { count: asked?.people ?? 0 })}
      action={t('reach.send')}
      onConfirm={() => {
        asked?.go()
        setAsked(null)
      }}
      onClose={() => setAsked(null)}
    >
      {t('reach.text', { count: asked?.people ?? 0 })}
    </Confirm>
  )
  return { before, confirm }
}
