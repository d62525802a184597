import { hideNotification, showNotification } from '@mantine/notifications'
import { IconAlertCircle, IconCheck } from '@tabler/icons-react'
import { problemWords, words } from '../lib/words.ts'
import classes from './undo.module.css'

/** Long enough to read it, and to change one's mind. */
const stay = 8000

/** Says that something is done; with `undo`, offers to take it back for a while. */
export const say = (message: string, undo?: () => void): void => {
  const id = `said-${Date.now()}`
  const takeBack = () => {
    hideNotification(id)
    undo?.()
  }
  showNotification({
    id,
    icon: <IconCheck size={18} stroke={1.75} />,
    color: 'ok',
    autoClose: stay,
    withCloseButton: true,
    closeButtonProps: { 'aria-label': words('ui:undo.close') },
    message: (
      <span className={classes.line}>
        {message}
        {undo && (
          <button type="button" className={classes.undo} onClick={takeBack}>
            {words('ui:undo.undo')}
          </button>
        )}
      </span>
    ),
  })
}

/** Says why something was not done, where no field or place can say it. */
export const sayProblem = (error: unknown): void => {
  showNotification({
    icon: <IconAlertCircle size={18} stroke={1.75} />,
    color: 'error',
    autoClose: stay * 2,
    role: 'alert',
    closeButtonProps: { 'aria-label': words('ui:undo.close') },
    message: problemWords(error),
  })
}
