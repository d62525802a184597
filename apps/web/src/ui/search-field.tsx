import { TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'

interface SearchFieldProps {
  label: string
  value: string
  onChange: (letters: string) => void
  className?: string | undefined
}

/** Letters show at once, and are looked for when the hand rests. */
export const SearchField = ({ label, value, onChange, className }: SearchFieldProps) => {
  const [letters, setLetters] = useState(value)
  /** What was told and has not come back yet: addresses change a moment later, and more may have been typed since. */
  const underWay = useRef<string[]>([])
  const tell = useDebouncedCallback((next: string) => {
    if (next !== (underWay.current.at(-1) ?? value)) underWay.current.push(next)
    onChange(next)
  }, 150)
  useEffect(() => {
    const at = underWay.current.indexOf(value)
    underWay.current.splice(0, at < 0 ? underWay.current.length : at + 1)
    // Taken back elsewhere: a step back of the browser, or all filters cleared.
    if (at < 0) setLetters(value)
  }, [value])
  return (
    <TextInput
      {...(className && { className })}
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size={18} stroke={1.75} aria-hidden="true" />}
      type="search"
      value={letters}
      onChange={({ currentTarget }) => {
        setLetters(currentTarget.value)
        tell(currentTarget.value.trim())
      }}
    />
  )
}
