import { Button, Select } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from '../../../lib/words.ts'
import { say } from '../../../ui/undo.tsx'
import { useOrganisations, useTakeAway } from '../queries.ts'
import classes from './take-part.module.css'

/** Takes the part of one organisation away: which one, and the copy. */
export const TakePart = () => {
  const { t } = useTranslation('organisations')
  const { organisations } = useOrganisations()
  const [id, setId] = useState<string | null>(null)
  const [missing, setMissing] = useState(false)
  const takeAway = useTakeAway(id ?? '')
  const take = () => {
    setMissing(id === null)
    if (id !== null && !takeAway.isPending) takeAway.mutate(undefined, { onSuccess: () => say(t('takeAway.done')) })
  }
  return (
    <div className={classes.part}>
      <Select
        label={t('takeAway.which')}
        placeholder={t('takeAway.name')}
        value={id}
        data={organisations.filter(({ can }) => can.takeAway).map(({ id: value, name }) => ({ value, label: name }))}
        searchable
        error={missing && id === null ? t('takeAway.missing') : undefined}
        onChange={setId}
      />
      <Button variant="default" aria-disabled={takeAway.isPending} onClick={take}>
        {t(takeAway.isPending ? 'takeAway.going' : 'takeAway.go')}
      </Button>
    </div>
  )
}
