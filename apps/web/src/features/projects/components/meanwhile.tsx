import { Button } from '@mantine/core'
import type { Organisation } from '@navette/contract/organisations/schema.ts'
import { day } from '../../../lib/dates.ts'
import { useTranslation } from '../../../lib/words.ts'
import { Notice } from '../../../ui/notice.tsx'
import type { ProjectDraft } from '../queries.ts'
import classes from './project-form.module.css'
import type { ProjectField } from './rebase.ts'

interface MeanwhileProps {
  theirs: ProjectDraft
  disputed: readonly ProjectField[]
  organisations: readonly Organisation[]
  onTake: (field: ProjectField) => void
}

/** Somebody saved first: what they wrote where we both wrote, each with the choice of taking it. */
export function Meanwhile({ theirs, disputed, organisations, onTake }: MeanwhileProps) {
  const { t } = useTranslation('projects')
  const said = (field: ProjectField) => {
    const value = theirs[field]
    if (field === 'stage') return t(`stage.${theirs.stage}`)
    if (field === 'visibility') return t(`visibility.${theirs.visibility}`)
    if (field === 'partnerIds')
      return theirs.partnerIds.map((id) => organisations.find((other) => other.id === id)?.name).join(', ') || t('form.nothing')
    if (field === 'startsOn' || field === 'endsOn') return value ? day(String(value)) : t('form.nothing')
    return String(value) || t('form.nothing')
  }
  return (
    <div>
      <Notice kind="info">{t(disputed.length > 0 ? 'form.meanwhile' : 'form.meanwhileQuiet')}</Notice>
      <dl className={classes.theirs}>
        {disputed.map((field) => (
          <div key={field}>
            <dt>{t(`form.${field}`)}</dt>
            <dd>
              {said(field)}{' '}
              <Button variant="default" size="compact-sm" onClick={() => onTake(field)}>
                {t('form.take')}
              </Button>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
