import { ActionIcon, Button, Popover, TextInput } from '@mantine/core'
import { Day } from '@navette/contract/core/time.ts'
import { IconCalendarSearch } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from '../../../lib/words.ts'
import classes from './layers.module.css'

/** Straight to a day. */
export function JumpTo({ on, onJump }: { on: string; onJump: (day: string) => void }) {
  const { t } = useTranslation('calendar')
  const [opened, setOpened] = useState(false)
  const [day, setDay] = useState(on)
  const open = () => {
    setDay(on)
    setOpened((now) => !now)
  }
  const jump = (event: FormEvent) => {
    event.preventDefault()
    if (!Day.safeParse(day).success) return
    setOpened(false)
    onJump(day)
  }
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom" trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon size={36} aria-label={t('head.jump')} title={t('head.jump')} onClick={open}>
          <IconCalendarSearch size={20} stroke={1.75} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('head.jump')}>
        <form className={classes.jump} onSubmit={jump} noValidate>
          <TextInput
            type="date"
            label={t('head.jumpDay')}
            value={day}
            data-autofocus
            onChange={({ currentTarget }) => setDay(currentTarget.value)}
          />
          <Button type="submit" variant="default">
            {t('head.go')}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}
