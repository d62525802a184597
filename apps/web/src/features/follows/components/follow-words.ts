import type { Told } from '@navette/contract/follows/schema.ts'
import type { TFunction } from 'i18next'

/** « parce que vous avez écrit ici », « comme dans Le Mixeur » */
const whyWords = (t: TFunction<'follows'>, { reason, place }: Pick<Told, 'reason' | 'place'>): string => {
  if (reason !== 'inherited') return t(`why.${reason}`)
  return place && place.kind !== 'cluster' ? t('why.inherited', { place: place.title }) : t('why.cluster')
}

/** « Tout, parce que vous avez écrit ici » */
export const toldWords = (t: TFunction<'follows'>, told: Told): string =>
  t('told', { level: t(`levels.${told.level}`), why: whyWords(t, told) })
