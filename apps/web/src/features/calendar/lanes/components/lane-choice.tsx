import { Select } from '@mantine/core'
import { useTranslation } from '../../../../lib/words.ts'
import type { LaneKind } from '../lanes.ts'
import classes from './lane-choice.module.css'

/** By days, or side by side by organisation or by place. */
export function LaneChoice({ by, onChange }: { by: LaneKind | null; onChange: (by: LaneKind | null) => void }) {
  const { t } = useTranslation('lanes')
  return (
    <Select
      className={classes.choice ?? ''}
      aria-label={t('by')}
      data={(['time', 'organisations', 'places'] as const).map((value) => ({ value, label: t(`ways.${value}`) }))}
      value={by ?? 'time'}
      allowDeselect={false}
      onChange={(value) => onChange(value === 'organisations' || value === 'places' ? value : null)}
    />
  )
}
