import { Button, Checkbox, Popover, Select } from '@mantine/core'
import { EventKind } from '@navette/contract/calendar/schema.ts'
import { IconFilter } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { useTranslation } from '../../../lib/words.ts'
import { OrganisationLabel } from '../../../ui/organisation-label.tsx'
import { useOrganisations, usePlaces } from '../queries.ts'
import { type CalendarView, isFiltered } from './calendar-view.ts'
import classes from './layers.module.css'

interface LayersProps {
  view: CalendarView
  onChange: (change: Partial<CalendarView>) => void
}

/** What the calendar shows of all there is: whose, which kinds, where. */
export function Layers({ view, onChange }: LayersProps) {
  const { t } = useTranslation('calendar')
  const [opened, setOpened] = useState(false)
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={320} trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<IconFilter size={18} stroke={1.75} />}
          data-on={isFiltered(view) || undefined}
          onClick={() => setOpened((now) => !now)}
        >
          <span data-short>{t('layers.open')}</span>
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes.layers} aria-label={t('layers.label')}>
        <LayerFields view={view} onChange={onChange} />
      </Popover.Dropdown>
    </Popover>
  )
}

function LayerFields({ view, onChange }: LayersProps) {
  const { t } = useTranslation(['calendar', 'holidays'])
  const { organisations } = useOrganisations()
  const places = usePlaces('', 100)
  const toggled = <T extends string>(all: readonly T[], one: T) => (all.includes(one) ? all.filter((each) => each !== one) : [...all, one])
  return (
    <>
      <Checkbox
        label={t('layers.mine')}
        description={t('layers.mineMeans')}
        checked={view.mine}
        data-autofocus
        onChange={({ currentTarget }) => onChange({ mine: currentTarget.checked })}
      />
      <fieldset>
        <legend>{t('layers.kinds')}</legend>
        {EventKind.options.map((kind) => (
          <Checkbox
            key={kind}
            label={t(`kinds.${kind}`)}
            checked={view.kinds.includes(kind)}
            onChange={() => onChange({ kinds: toggled(view.kinds, kind) })}
          />
        ))}
      </fieldset>
      <fieldset>
        <legend>{t('layers.organisations')}</legend>
        {organisations
          .filter(({ id, closure }) => !closure || view.organisationIds.includes(id))
          .map((organisation) => (
            <Checkbox
              key={organisation.id}
              label={<OrganisationLabel of={organisation} />}
              checked={view.organisationIds.includes(organisation.id)}
              onChange={() => onChange({ organisationIds: toggled(view.organisationIds, organisation.id) })}
            />
          ))}
      </fieldset>
      <fieldset>
        <legend>{t('holidays:legend')}</legend>
        <Checkbox
          label={t('holidays:publicLayer')}
          checked={view.publicHolidays}
          onChange={({ currentTarget }) => onChange({ publicHolidays: currentTarget.checked })}
        />
        <Checkbox
          label={t('holidays:schoolLayer')}
          checked={view.schoolHolidays}
          onChange={({ currentTarget }) => onChange({ schoolHolidays: currentTarget.checked })}
        />
      </fieldset>
      <Select
        label={t('layers.place')}
        placeholder={t('layers.anyPlace')}
        data={places.map(({ id, name }) => ({ value: id, label: name }))}
        value={view.placeId}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('layers.anyPlace') }}
        nothingFoundMessage={t('layers.noPlace')}
        comboboxProps={{ withinPortal: false }}
        onChange={(placeId) => onChange({ placeId })}
      />
      <Link to="/moi/calendriers" className="nv-link">
        {t('layers.elsewhere')}
      </Link>
    </>
  )
}
