import { Button, MultiSelect, Textarea } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import type { LetterPreview } from '@navette/contract/invitations/schema.ts'
import { type FormEvent, useState } from 'react'
import { currentLanguage, problemWords, useTranslation } from '../../../lib/words.ts'
import { FormFoot } from '../../../ui/form-foot.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { SideDrawer } from '../../../ui/side-drawer.tsx'
import { say } from '../../../ui/undo.tsx'
import { type GuestTerms, useGuestPreview, useInviteGuests, usePeople } from '../queries.ts'
import type { Address } from './addresses.ts'
import { AddressesField } from './addresses-field.tsx'
import classes from './invite.module.css'
import { LetterPage } from './letter-page.tsx'
import { LanguageField } from './terms-fields.tsx'

interface InviteGuestsProps {
  projectId: string
  /** Who is of the team already. */
  inside: ReadonlySet<string>
  onClose: () => void
}

/** Invites to the team of a project: people of the cluster by name, guests by address. The letter can be read before it leaves. */
export default function InviteGuests({ projectId, inside, onClose }: InviteGuestsProps) {
  const { t } = useTranslation('invitations')
  const [people, setPeople] = useState<string[]>([])
  const [addresses, setAddresses] = useState<Address[]>([])
  const [terms, setTerms] = useState<GuestTerms>({ language: currentLanguage(), message: '' })
  const [missing, setMissing] = useState(false)
  const [letter, setLetter] = useState<LetterPreview | null>(null)
  const invite = useInviteGuests(projectId)
  const preview = useGuestPreview(projectId)
  const ready = addresses.filter(({ faulty }) => !faulty).map(({ text }) => text)
  const count = people.length + ready.length
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setMissing(count === 0)
    if (count === 0 || invite.isPending) return
    invite.mutate({ memberIds: people, emails: ready, ...terms }, { onSuccess: sent })
  }
  const sent = ({ outcomes }: { outcomes: { outcome: string }[] }) => {
    // What cannot be an address stays, to be corrected.
    const left = addresses.filter(({ faulty }) => faulty)
    setPeople([])
    setAddresses(left)
    const invited = outcomes.filter(({ outcome }) => outcome !== 'belongs').length
    void say(invited > 0 ? t('invite.done', { count: invited }) : t('guests.allInside'))
    if (left.length === 0) onClose()
  }
  return (
    <SideDrawer title={letter ? t('preview.title') : t('guests.title')} closing={t('close')} beside onClose={onClose}>
      {letter ? (
        <LetterPage letter={letter} onBack={() => setLetter(null)} />
      ) : (
        <form onSubmit={submit} noValidate className={classes.form}>
          {invite.error && <Notice kind="error">{problemWords(invite.error)}</Notice>}
          <PeopleField value={people} inside={inside} onChange={setPeople} />
          <AddressesField
            label={t('guests.addresses')}
            value={addresses}
            error={missing && addresses.length === 0 && people.length === 0 ? t('guests.missing') : undefined}
            onChange={setAddresses}
          />
          <p className={classes.why}>{t('guests.why')}</p>
          <LanguageField value={terms.language} onChange={(language) => setTerms((known) => ({ ...known, language }))} />
          <Textarea
            label={
              <>
                {t('invite.message')} <span className={classes.optional}>{t('optional')}</span>
              </>
            }
            autosize
            minRows={3}
            maxRows={8}
            maxLength={1000}
            value={terms.message}
            onChange={({ currentTarget: { value } }) => setTerms((known) => ({ ...known, message: value }))}
          />
          <FormFoot>
            <small>{t('invite.serves')}</small>
            <Button variant="subtle" aria-disabled={preview.isPending} onClick={() => preview.mutate(terms, { onSuccess: setLetter })}>
              {t('preview.open')}
            </Button>
            <Button type="submit" aria-disabled={invite.isPending}>
              {invite.isPending ? t('invite.going') : t('invite.go', { count })}
            </Button>
          </FormFoot>
        </form>
      )}
    </SideDrawer>
  )
}

interface PeopleFieldProps {
  value: string[]
  inside: ReadonlySet<string>
  onChange: (ids: string[]) => void
}

/** People of the cluster, by the letters of their name; those who were chosen keep theirs. */
const PeopleField = ({ value, inside, onChange }: PeopleFieldProps) => {
  const { t } = useTranslation('invitations')
  const [letters, setLetters] = useState('')
  const [search] = useDebouncedValue(letters, 180)
  const [known, setKnown] = useState<ReadonlyMap<string, string>>(new Map())
  const found = usePeople(search).map(({ id, name, belongings }) => ({
    value: id,
    label: [name, belongings[0]?.organisation.name].filter(Boolean).join(', '),
  }))
  const chosen = value.map((id) => ({ value: id, label: known.get(id) ?? '' }))
  const data = [...chosen, ...found.filter((each) => !value.includes(each.value) && !inside.has(each.value))]
  const change = (ids: string[]) => {
    setKnown(new Map([...known, ...found.map((each) => [each.value, each.label] as const)]))
    onChange(ids)
    setLetters('')
  }
  return (
    <MultiSelect
      label={t('guests.people')}
      placeholder={value.length === 0 ? t('guests.peopleHint') : ''}
      data={data}
      // The server already chose by the letters, accents aside.
      filter={({ options }) => options}
      hidePickedOptions
      searchable
      searchValue={letters}
      onSearchChange={setLetters}
      nothingFoundMessage={t('guests.nobody')}
      value={value}
      onChange={change}
    />
  )
}
