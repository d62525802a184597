import { VisuallyHidden } from '@mantine/core'
import { IconSelector } from '@tabler/icons-react'
import type { ComponentProps } from 'react'
import { useMe } from '../../features/accounts/queries.ts'
import { useTranslation } from '../../lib/words.ts'
import { Avatar } from '../../ui/avatar.tsx'
import classes from './me-menu.module.css'

/** Who is signed in. */
export const MeButton = (props: ComponentProps<'button'>) => {
  const { t } = useTranslation('app')
  const me = useMe()
  const organisation = me.belongings[0]?.organisation ?? null
  return (
    <button type="button" aria-haspopup="menu" {...props} className={classes.me}>
      <Avatar person={{ ...me, organisation }} />
      <span className={classes.who}>
        <b>{me.name}</b>
        <small>{organisation?.name ?? t(me.administrator ? 'me.cluster' : 'me.guest')}</small>
      </span>
      <VisuallyHidden>{t('me.menu')}</VisuallyHidden>
      <IconSelector size={18} stroke={1.75} aria-hidden="true" className={classes.open} />
    </button>
  )
}
