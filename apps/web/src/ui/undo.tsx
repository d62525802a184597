import { IconAlertCircle, IconCheck } from '@tabler/icons-react'
import { lazy, Suspense, useSyncExternalStore } from 'react'
import { createBus } from '../lib/bus.ts'
import { problemWords, words } from '../lib/words.ts'
import classes from './undo.module.css'

/** Loaded with the first thing to say: the pages in front of the door say nothing this way. */
const notifications = () => import('@mantine/notifications')

let spoken = false
const first = createBus<void>()

const speakUp = () => {
  spoken = true
  first.publish()
  return notifications()
}

const Notifications = lazy(async () => ({ default: (await notifications()).Notifications }))

/** Where what is said appears. */
export const Said = () => {
  const needed = useSyncExternalStore(first.subscribe, () => spoken)
  return needed ? (
    <Suspense>
      <Notifications position="bottom-center" containerWidth={460} />
    </Suspense>
  ) : null
}

/** Long enough to read it, and to change one's mind. */
const stay = 8000

/** Says that something is done; with `undo`, offers to take it back for a while. */
export const say = async (message: string, undo?: () => void): Promise<void> => {
  const { hideNotification, showNotification } = await speakUp()
  const id = `said-${Date.now()}`
  const takeBack = () => {
    hideNotification(id)
    undo?.()
  }
  showNotification({
    id,
    icon: <IconCheck size={18} stroke={1.75} />,
    color: 'var(--nv-ok)',
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
export const sayProblem = async (error: unknown): Promise<void> => {
  const { showNotification } = await speakUp()
  showNotification({
    icon: <IconAlertCircle size={18} stroke={1.75} />,
    color: 'var(--nv-error)',
    autoClose: stay * 2,
    role: 'alert',
    closeButtonProps: { 'aria-label': words('ui:undo.close') },
    message: problemWords(error),
  })
}
