import classes from './imports.module.css'

interface ImportStepsProps {
  label: string
  /** Their names, in their order. */
  steps: readonly string[]
  /** Which one is at hand, from 0. */
  current: number
}

/** Where one is on the way from a file to what is in it. */
export const ImportSteps = ({ label, steps, current }: ImportStepsProps) => (
  <ol className={classes.steps} aria-label={label}>
    {steps.map((step, at) => (
      <li key={step} aria-current={at === current ? 'step' : undefined}>
        {step}
      </li>
    ))}
  </ol>
)
