import { TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useState } from 'react'

interface SearchFieldProps {
  label: string
  value: string
  onChange: (letters: string) => void
  className?: string | undefined
}

/** Letters show at once, and are looked for when the hand rests. */
export const SearchField = ({ label, value, onChange, className }: SearchFieldProps) => {
  const [letters, setLetters] = useState(value)
  const [told, setTold] = useState(value)
  const tell = useDebouncedCallback((next: string) => {
    setTold(next)
    onChange(next)
  }, 150)
  // Taken back elsewhere: a step back of the browser, or all filters cleared.
  useEffect(() => {
    if (value === told) return
    setTold(value)
    setLetters(value)
  }, [value, told])
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
