import { VisuallyHidden } from '@mantine/core'
import { useId } from 'react'
import classes from './filter-chips.module.css'

interface FilterChipsProps<T extends string> {
  /** What is chosen among, for those who do not see it. */
  label: string
  options: readonly { value: T; label: string }[]
  value: T
  onChange: (value: T) => void
}

/** One of a few views of a list. */
export const FilterChips = <T extends string>({ label, options, value, onChange }: FilterChipsProps<T>) => {
  const name = useId()
  return (
    <fieldset className={classes.chips}>
      <VisuallyHidden component="legend">{label}</VisuallyHidden>
      {options.map((option) => (
        <label key={option.value} className={classes.chip}>
          <input type="radio" name={name} checked={option.value === value} onChange={() => onChange(option.value)} />
          {option.label}
        </label>
      ))}
    </fieldset>
  )
}
