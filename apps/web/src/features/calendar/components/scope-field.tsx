import { Radio } from '@mantine/core'
import { Scope } from '@navette/contract/calendar/answer-schema.ts'
import { useTranslation } from '../../../lib/words.ts'
import classes from './event-form.module.css'

/** Which dates of several are meant. */
export function ScopeField({ scope, onChange }: { scope: Scope; onChange: (scope: Scope) => void }) {
  const { t } = useTranslation('calendar')
  return (
    <Radio.Group label={t('scope.label')} value={scope} onChange={(value) => onChange(Scope.catch('one').parse(value))}>
      <div className={classes.choices}>
        {Scope.options.map((each) => (
          <Radio key={each} value={each} label={t(`scope.${each}`)} />
        ))}
      </div>
    </Radio.Group>
  )
}
