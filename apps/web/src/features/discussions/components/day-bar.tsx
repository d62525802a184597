import { Popover, UnstyledButton } from '@mantine/core'
import type { Post } from '@navette/contract/discussions/schema.ts'
import { IconCalendar, IconChevronDown } from '@tabler/icons-react'
import { useState } from 'react'
import { dayOf, fullDay } from '../../../lib/dates.ts'
import { useTranslation } from '../../../lib/words.ts'
import { usePostDays } from '../reading-queries.ts'
import classes from './day-bar.module.css'
import { dayAt } from './days.ts'
import { ThreadDays } from './thread-days.tsx'

interface DayBarProps {
  threadId: string
  /** The first number in view, and what stands there where it has come. */
  first: number
  post: Post | null | undefined
  onChoose: (number: number) => void
}

/** Over a long thread: the day of what is in view, and the way to another day. */
export function DayBar({ threadId, first, post, onChoose }: DayBarProps) {
  const { t } = useTranslation('discussions')
  const [opened, setOpened] = useState(false)
  // Whoever chose a day goes on reading there; whoever did not is back at the button.
  const [chosen, setChosen] = useState(false)
  // Whoever rushes past what has not come yet is told the day all the same.
  const [rushed, setRushed] = useState(false)
  if (!post && !rushed) setRushed(true)
  const days = usePostDays(threadId, opened || rushed)
  const day = post ? dayOf(post.at) : dayAt(days ?? [], first)?.day
  return (
    <div className={classes.bar}>
      <Popover opened={opened} onChange={setOpened} position="bottom-start" trapFocus returnFocus={!chosen} shadow="md" width={304}>
        <Popover.Target>
          <UnstyledButton
            className={classes.day}
            onClick={() => {
              setChosen(false)
              setOpened(!opened)
            }}
            aria-label={t('days.open', { day: day ? fullDay(day) : '' })}
          >
            <IconCalendar size={16} stroke={1.75} aria-hidden />
            <span>{day ? fullDay(day) : '…'}</span>
            <IconChevronDown size={14} stroke={1.75} aria-hidden />
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown>
          {opened && (
            <ThreadDays
              days={days}
              shown={day}
              onChoose={(number) => {
                setChosen(true)
                setOpened(false)
                onChoose(number)
              }}
            />
          )}
        </Popover.Dropdown>
      </Popover>
    </div>
  )
}
