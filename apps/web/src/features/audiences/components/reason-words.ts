import type { Reason } from '@navette/contract/audiences/schema.ts'
import type { TFunction } from 'i18next'

/** A reason in a few words: « Les Noctambules », « équipe de Nuit du court ». */
export const reasonWords = (t: TFunction<'audiences'>, reason: Reason): string => {
  if (reason.kind === 'organisation') return reason.organisation.name
  if (reason.kind === 'managers') return t('reason.managers', { name: reason.organisation.name })
  if (reason.kind === 'team') return t('reason.team', { title: reason.project.title })
  if (reason.kind === 'person') return t('reason.person')
  return t(`reason.${reason.kind}`)
}
