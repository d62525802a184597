import { ActionIcon, Select } from '@mantine/core'
import type { Organisation } from '@navette/contract/organisations/schema.ts'
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react'
import { useTranslation } from '../lib/words.ts'
import { OrganisationLabel } from './organisation-label.tsx'
import classes from './partners-field.module.css'
import { Ribbon } from './ribbon.tsx'

interface PartnersFieldProps {
  organisations: readonly Organisation[]
  hostId: string
  partnerIds: readonly string[]
  onChange: (partnerIds: string[]) => void
}

/** The organisations that take part, in the order in which they joined, and the ribbon that they weave. */
export function PartnersField({ organisations, hostId, partnerIds, onChange }: PartnersFieldProps) {
  const { t } = useTranslation('ui')
  const find = (id: string) => organisations.find((organisation) => organisation.id === id)
  const partners = partnerIds.flatMap((id) => find(id) ?? [])
  const host = find(hostId)
  const free = organisations.filter(({ id, closure }) => !closure && id !== hostId && !partnerIds.includes(id))
  const move = (from: number, to: number) => {
    const next = [...partnerIds]
    next.splice(to, 0, ...next.splice(from, 1))
    onChange(next)
  }
  return (
    <fieldset className={classes.partners}>
      <legend className={classes.legend}>{t('partners.label')}</legend>
      {host && (
        <>
          <Ribbon of={[host, ...partners]} size="m" axis="h" decorative />
          <ol className={classes.list}>
            <li>
              <OrganisationLabel of={host} /> <span className={classes.role}>{t('partners.host')}</span>
            </li>
            {partners.map((partner, index) => (
              <li key={partner.id}>
                <OrganisationLabel of={partner} />
                <span className={classes.moves}>
                  <ActionIcon
                    variant="subtle"
                    aria-label={t('partners.earlier', { name: partner.name })}
                    disabled={index === 0}
                    onClick={() => move(index, index - 1)}
                  >
                    <IconArrowUp size={16} stroke={1.75} />
                  </ActionIcon>
                  <ActionIcon
                    variant="subtle"
                    aria-label={t('partners.later', { name: partner.name })}
                    disabled={index === partners.length - 1}
                    onClick={() => move(index, index + 1)}
                  >
                    <IconArrowDown size={16} stroke={1.75} />
                  </ActionIcon>
                  <ActionIcon
                    variant="subtle"
                    aria-label={t('partners.without', { name: partner.name })}
                    onClick={() => onChange(partnerIds.filter((id) => id !== partner.id))}
                  >
                    <IconX size={16} stroke={1.75} />
                  </ActionIcon>
                </span>
              </li>
            ))}
          </ol>
        </>
      )}
      {free.length > 0 && (
        <Select
          aria-label={t('partners.add')}
          placeholder={t('partners.add')}
          data={free.map(({ id, name }) => ({ value: id, label: name }))}
          value={null}
          searchable
          onChange={(id) => id && onChange([...partnerIds, id])}
          // The field is for adding: what was chosen goes into the list above, and the field is empty again.
          key={partnerIds.length}
        />
      )}
    </fieldset>
  )
}
