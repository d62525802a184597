import { Button } from '@mantine/core'
import { problemWords } from '../../../lib/words.ts'
import { Notice } from '../../../ui/notice.tsx'
import classes from './sign-in-form.module.css'

interface LinkProblemProps {
  error: Error
  /** What can be done instead. */
  action: string
  onAction: () => void
}

/** A link that opens nothing: why, and a way on. */
export const LinkProblem = ({ error, action, onAction }: LinkProblemProps) => (
  <div className={classes.form}>
    <Notice kind="error">{problemWords(error)}</Notice>
    <Button size="md" onClick={onAction}>
      {action}
    </Button>
  </div>
)
