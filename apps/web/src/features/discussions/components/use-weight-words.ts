import { useTranslation } from '../../../lib/words.ts'
import { useWeight, type Whereto } from '../thread-queries.ts'

/** Who gains and who loses a thread that goes elsewhere, in a sentence; empty until it is known, and where it may not go there. */
export const useWeightWords = (threadId: string, where: Whereto | null): { weight: string; refusal: Error | null } => {
  const { t } = useTranslation('discussions')
  const { data, error } = useWeight(threadId, where)
  if (where === null || !data) return { weight: '', refusal: where && error }
  const { gain, lose, loseIt } = data
  const counted = gain !== null && lose !== null
  const parts = [
    ...(counted && gain > 0 ? [t('weight.gain', { count: gain })] : []),
    ...(counted && lose > 0 ? [t('weight.lose', { count: lose })] : []),
    ...(counted && gain === 0 && lose === 0 ? [t('weight.same')] : []),
    ...(counted ? [] : [t('weight.unknown')]),
    ...(loseIt ? [t('weight.loseIt')] : []),
  ]
  return { weight: parts.join(' '), refusal: null }
}
