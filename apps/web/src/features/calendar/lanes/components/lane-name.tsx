import { useTranslation } from '../../../../lib/words.ts'
import { OrganisationLabel } from '../../../../ui/organisation-label.tsx'
import type { Lane } from '../lanes.ts'

/** Whose lane it is, or where. */
export function LaneName({ lane }: { lane: Lane }) {
  const { t } = useTranslation('lanes')
  if (lane.organisation) return <OrganisationLabel of={lane.organisation} />
  return lane.id === null ? t('nowhere') : lane.name
}
