import type { Organisation } from '@navette/contract/organisations/schema.ts'
import { day } from '../../../lib/dates.ts'
import { useTranslation } from '../../../lib/words.ts'
import { Disputed } from '../../../ui/disputed.tsx'
import type { ProjectDraft } from '../queries.ts'
import type { ProjectField } from './project-draft.ts'

interface MeanwhileProps {
  theirs: ProjectDraft
  disputed: readonly ProjectField[]
  organisations: readonly Organisation[]
  onTake: (field: ProjectField) => void
}

/** Somebody saved first: what they wrote where we both wrote. */
export function Meanwhile({ theirs, disputed, organisations, onTake }: MeanwhileProps) {
  const { t } = useTranslation('projects')
  const said = (field: ProjectField) => {
    const value = theirs[field]
    if (field === 'stage') return t(`stage.${theirs.stage}`)
    if (field === 'visibility') return t(`visibility.${theirs.visibility}`)
    if (field === 'partnerIds') return theirs.partnerIds.map((id) => organisations.find((other) => other.id === id)?.name).join(', ')
    if (field === 'startsOn' || field === 'endsOn') return value ? day(String(value)) : ''
    return String(value)
  }
  return (
    <Disputed
      words={t(disputed.length > 0 ? 'form.meanwhile' : 'form.meanwhileQuiet')}
      fields={disputed.map((field) => ({ field, label: t(`form.${field}`), theirs: said(field) }))}
      onTake={onTake}
    />
  )
}
