import { Radio, Stack } from '@mantine/core'
import { OutsideVisibility } from '@navette/contract/calendar/import-schema.ts'
import { useTranslation } from '../../../../lib/words.ts'

interface VisibilityFieldProps {
  /** Whose events they become. */
  host: string
  value: OutsideVisibility
  onChange: (visibility: OutsideVisibility) => void
}

/** Who will see what comes from outside. */
export function VisibilityField({ host, value, onChange }: VisibilityFieldProps) {
  const { t } = useTranslation('outside')
  return (
    <Radio.Group label={t('visibility.label')} value={value} onChange={(next) => onChange(OutsideVisibility.catch('cluster').parse(next))}>
      <Stack gap={10} mt={8}>
        {OutsideVisibility.options.map((visibility) => (
          <Radio
            key={visibility}
            value={visibility}
            label={t(`visibility.${visibility}`)}
            description={t(`visibility.means.${visibility}`, { name: host })}
          />
        ))}
      </Stack>
    </Radio.Group>
  )
}
