import { ActionIcon, Button, Menu } from '@mantine/core'
import { type FollowLevel, followLevels } from '@navette/contract/follows/schema.ts'
import { IconArrowBackUp, IconAt, IconBell, IconBellOff, IconBellRinging } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from '../../../lib/words.ts'
import { type Followed, useFollow, useFollowing } from '../queries.ts'
import classes from './follow-menu.module.css'
import { toldWords } from './follow-words.ts'

const icons = { everything: IconBellRinging, threads: IconBell, mentions: IconAt, nothing: IconBellOff } as const

interface FollowMenuProps {
  of: Followed
  /** What it is called. */
  title: string
  /** Where the page knows it already, nothing is asked before the menu opens. */
  level?: FollowLevel
  /** Points of the button, which is a sign alone; left out, it says its words. */
  size?: number
}

/** How I follow a thing: the four words, where the one that holds comes from, and the way back to it. */
export function FollowMenu({ of, title, level: known, size }: FollowMenuProps) {
  const { t } = useTranslation('follows')
  const [opened, setOpened] = useState(false)
  const { data: following } = useFollowing(of, opened || known === undefined)
  const follow = useFollow(of)
  const { otherwise } = following ?? {}
  // What was touched shows at once.
  const asked = follow.variables === null ? otherwise?.level : follow.variables
  const level = (follow.isPending ? asked : undefined) ?? (known && !opened ? known : following?.level) ?? known
  const Icon = icons[level ?? 'threads']
  const words = level && t(`levels.${level}`)
  const label = t('label', { title })
  return (
    <Menu opened={opened} onChange={setOpened} position="bottom-end" width={320} withinPortal={size !== undefined}>
      <Menu.Target>
        {size ? (
          <ActionIcon variant="subtle" size={size} aria-label={words ? t('labelled', { label, level: words }) : label} title={words}>
            <Icon size={20} stroke={1.75} />
          </ActionIcon>
        ) : (
          <Button
            variant="default"
            size="xs"
            leftSection={<Icon size={16} stroke={1.75} />}
            aria-label={words && t('labelled', { label, level: words })}
          >
            {t('button')}
          </Button>
        )}
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label className={classes.why}>{following ? toldWords(t, following) : '\u00a0'}</Menu.Label>
        <Menu.RadioGroup value={level ?? ''} onChange={(chosen) => follow.mutate(chosen as FollowLevel)}>
          {followLevels.map((each) => (
            <Menu.RadioItem key={each} value={each} closeMenuOnClick>
              {t(`levels.${each}`)}
              <small className={classes.means}>{t(`means.${each}`)}</small>
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        {following?.reason === 'chosen' && otherwise && (
          <>
            <Menu.Divider />
            <Menu.Item leftSection={<IconArrowBackUp size={18} stroke={1.75} />} onClick={() => follow.mutate(null)}>
              {t('back')}
              <small className={classes.means}>{toldWords(t, otherwise)}</small>
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
