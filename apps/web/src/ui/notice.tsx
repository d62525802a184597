import { IconAlertCircle, IconCheck, IconInfoCircle, IconWifiOff } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './notice.module.css'

interface NoticeProps {
  kind: 'info' | 'ok' | 'warn' | 'error'
  /** What happened, in few words. */
  title?: ReactNode
  /** What is safe, what to do. */
  children?: ReactNode
  /** A link or a button that follows the sentence. */
  action?: ReactNode
}

const icons = { info: IconInfoCircle, ok: IconCheck, warn: IconWifiOff, error: IconAlertCircle }

/** Something said in its place: an icon and words, never a colour alone. An error is read aloud at once. */
export const Notice = ({ kind, title, children, action }: NoticeProps) => {
  const Icon = icons[kind]
  return (
    <div className={classes.notice} data-kind={kind} role={kind === 'error' ? 'alert' : 'status'}>
      <Icon size={18} stroke={1.75} aria-hidden="true" className={classes.icon} />
      <p>
        {title && <b>{title}</b>} {children} {action}
      </p>
    </div>
  )
}
