import { Pill, PillsInput } from '@mantine/core'
import { mostAddresses } from '@navette/contract/invitations/limits.ts'
import { IconAlertCircle } from '@tabler/icons-react'
import { type ClipboardEvent, type KeyboardEvent, useState } from 'react'
import { useTranslation } from '../../../lib/words.ts'
import { type Address, readAddresses, withMore } from './addresses.ts'
import classes from './invite.module.css'

interface AddressesFieldProps {
  /** What the addresses are for, where that is not plain. */
  label?: string
  value: readonly Address[]
  onChange: (addresses: Address[]) => void
  error: string | undefined
}

const ends = new Set(['Enter', ',', ';', ' '])

/** Addresses, typed or pasted; those that cannot be one are marked and said, the others are ready. */
export const AddressesField = ({ value, onChange, error, label }: AddressesFieldProps) => {
  const { t } = useTranslation('invitations')
  const [typed, setTyped] = useState('')
  const add = (text: string) => {
    onChange(withMore(value, readAddresses(text)))
    setTyped('')
  }
  const take = (event: KeyboardEvent) => {
    if (ends.has(event.key) && typed.trim() !== '') {
      event.preventDefault()
      add(typed)
    } else if (event.key === 'Enter') event.preventDefault()
    else if (event.key === 'Backspace' && typed === '') onChange(value.slice(0, -1))
  }
  const paste = (event: ClipboardEvent) => {
    event.preventDefault()
    add(`${typed}${event.clipboardData.getData('text')}`)
  }
  return (
    <PillsInput
      label={label ?? t('invite.addresses')}
      error={error ?? faultWords(t, value)}
      inputWrapperOrder={['label', 'input', 'error']}
    >
      <Pill.Group className={classes.pills}>
        {value.map((address) => (
          <Pill
            key={address.text}
            className={classes.pill}
            data-faulty={address.faulty || undefined}
            withRemoveButton
            removeButtonProps={{ 'aria-label': t('invite.without', { address: address.text }), tabIndex: 0, 'aria-hidden': false }}
            onRemove={() => onChange(value.filter(({ text }) => text !== address.text))}
          >
            {address.faulty && <IconAlertCircle size={15} stroke={1.75} aria-hidden="true" />}
            {address.text}
          </Pill>
        ))}
        <PillsInput.Field
          aria-label={label ?? t('invite.addresses')}
          aria-invalid={value.some(({ faulty }) => faulty)}
          data-autofocus
          inputMode="email"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          placeholder={value.length === 0 ? t('invite.addressesHint') : ''}
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          onKeyDown={take}
          onPaste={paste}
          onBlur={() => typed.trim() !== '' && add(typed)}
        />
      </Pill.Group>
    </PillsInput>
  )
}

type Words = ReturnType<typeof useTranslation<'invitations'>>['t']

/** Which cannot be an address, and how many others are ready. */
const faultWords = (t: Words, addresses: readonly Address[]): string | undefined => {
  const faulty = addresses.filter((address) => address.faulty)
  const ready = addresses.length - faulty.length
  if (ready > mostAddresses) return t('invite.tooMany', { most: mostAddresses })
  const [first] = faulty
  if (!first) return undefined
  const wrong = faulty.length === 1 ? t('invite.faulty', { address: first.text }) : t('invite.faultyMany', { count: faulty.length })
  return ready === 0 ? wrong : `${wrong} ${t('invite.ready', { count: ready })}`
}
