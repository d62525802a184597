import { ActionIcon } from '@mantine/core'
import { IconStar, IconStarFilled } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from '../../../lib/words.ts'
import { useMarkFavourite } from '../queries.ts'

interface StarProps {
  itemId: string
  title: string
  favourite: boolean
}

/** Marks a thing as one of my favourites; it shows at once what was wanted, and what the server says once it does. */
export function Star({ itemId, title, favourite }: StarProps) {
  const { t } = useTranslation('items')
  const { mutate } = useMarkFavourite(itemId)
  const [wanted, want] = useState<boolean | null>(null)
  if (wanted === favourite) want(null)
  const shown = wanted ?? favourite
  const toggle = () => {
    want(!shown)
    mutate(!shown, { onError: () => want(null) })
  }
  return (
    <ActionIcon
      variant="subtle"
      size={36}
      aria-pressed={shown}
      aria-label={t('star.label', { title })}
      title={t(shown ? 'star.unmark' : 'star.mark')}
      onClick={toggle}
    >
      {shown ? <IconStarFilled size={18} /> : <IconStar size={18} stroke={1.75} />}
    </ActionIcon>
  )
}
