import { Button, Select, Textarea } from '@mantine/core'
import type { OrganisationRef } from '@navette/contract/core/refs.ts'
import type { InvitationOutcome, LetterPreview } from '@navette/contract/invitations/schema.ts'
import { type FormEvent, useState } from 'react'
import { currentLanguage, problemWords, useTranslation } from '../../../lib/words.ts'
import { FormFoot } from '../../../ui/form-foot.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Swatch } from '../../../ui/organisation-label.tsx'
import { SideDrawer } from '../../../ui/side-drawer.tsx'
import { say } from '../../../ui/undo.tsx'
import { type Terms, useInvite, usePreview } from '../queries.ts'
import type { Address } from './addresses.ts'
import { AddressesField } from './addresses-field.tsx'
import classes from './invite.module.css'
import { LetterPage } from './letter-page.tsx'
import { RoleField } from './role-field.tsx'
import { EndField, LanguageField } from './terms-fields.tsx'

export type OrganisationChoice = Pick<OrganisationRef, 'id' | 'name' | 'dye' | 'weave'>

interface InviteFormProps {
  organisations: readonly OrganisationChoice[]
  first: string | undefined
  opened: boolean
  onClose: () => void
}

/** Invites people by their addresses, on the same terms; the letter can be read before it leaves. */
export const InviteForm = ({ organisations, first, opened, onClose }: InviteFormProps) => {
  const { t } = useTranslation('invitations')
  const [addresses, setAddresses] = useState<Address[]>([])
  const [chosen, setChosen] = useState<string | null>(first ?? (organisations.length === 1 ? (organisations[0]?.id ?? null) : null))
  const [terms, setTerms] = useState<Terms>({ role: 'volunteer', endsOn: null, language: currentLanguage(), message: '' })
  const [missing, setMissing] = useState(false)
  const [inside, setInside] = useState<string[]>([])
  const [letter, setLetter] = useState<LetterPreview | null>(null)
  const invite = useInvite()
  const preview = usePreview()
  const organisation = organisations.find(({ id }) => id === chosen)
  const ready = addresses.filter(({ faulty }) => !faulty).map(({ text }) => text)
  const change = (given: Partial<Terms>) => setTerms((known) => ({ ...known, ...given }))
  const sent = ({ outcomes }: { outcomes: InvitationOutcome[] }) => {
    const belong = outcomes.filter(({ outcome }) => outcome === 'belongs').map(({ email }) => email)
    const invited = outcomes.length - belong.length
    // What cannot be an address stays, to be corrected.
    const left = addresses.filter(({ faulty }) => faulty)
    setAddresses(left)
    setInside(belong)
    if (invited > 0) void say(t('invite.done', { count: invited }))
    if (belong.length === 0 && left.length === 0) onClose()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setMissing(ready.length === 0 || !chosen)
    if (ready.length === 0 || !chosen || invite.isPending) return
    setInside([])
    invite.mutate({ organisationId: chosen, emails: ready, ...terms }, { onSuccess: sent })
  }
  const show = () => {
    setMissing(!chosen)
    if (chosen && !preview.isPending) preview.mutate({ organisationId: chosen, ...terms }, { onSuccess: setLetter })
  }
  if (!opened) return null
  const title = letter ? t('preview.title') : t('invite.title')
  return (
    <SideDrawer title={title} closing={t('close')} beside onClose={onClose}>
      {letter ? (
        <LetterPage letter={letter} onBack={() => setLetter(null)} />
      ) : (
        <form onSubmit={submit} noValidate className={classes.form}>
          {invite.error && <Notice kind="error">{problemWords(invite.error)}</Notice>}
          {inside.length > 0 && (
            <Notice kind="info" title={t('invite.inside', { count: inside.length })}>
              {inside.join(', ')}
            </Notice>
          )}
          <AddressesField
            value={addresses}
            error={missing && addresses.length === 0 ? t('invite.addressesMissing') : undefined}
            onChange={setAddresses}
          />
          {organisations.length > 1 && (
            <Select
              label={t('invite.organisation')}
              placeholder={t('invite.organisationHint')}
              error={missing && !chosen ? t('invite.organisationMissing') : undefined}
              data={organisations.map(({ id, name }) => ({ value: id, label: name }))}
              value={chosen}
              allowDeselect={false}
              searchable
              leftSection={organisation && <Swatch of={organisation} />}
              onChange={setChosen}
            />
          )}
          <RoleField value={terms.role} onChange={(role) => change({ role })} />
          <div className={classes.pair}>
            <EndField value={terms.endsOn} onChange={(endsOn) => change({ endsOn })} />
            <LanguageField value={terms.language} onChange={(language) => change({ language })} />
          </div>
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
            onChange={({ currentTarget: { value } }) => change({ message: value })}
          />
          <FormFoot>
            <small>{t('invite.serves')}</small>
            <Button variant="subtle" aria-disabled={preview.isPending} onClick={show}>
              {t('preview.open')}
            </Button>
            <Button type="submit" aria-disabled={invite.isPending}>
              {invite.isPending ? t('invite.going') : t('invite.go', { count: ready.length })}
            </Button>
          </FormFoot>
        </form>
      )}
    </SideDrawer>
  )
}
