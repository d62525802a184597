import type { LeftOuts } from '@navette/contract/calendar/import-schema.ts'
import { DetailReason } from '@navette/contract/calendar/import-schema.ts'
import { figure } from '../../../../lib/lists.ts'
import { useTranslation } from '../../../../lib/words.ts'
import imports from '../../../../ui/imports.module.css'
import classes from './outside.module.css'

/** What does not come of a calendar, or not as it is there: where it stands, and why. */
export function LeftOutList({ leftOut: { count, first } }: { leftOut: LeftOuts }) {
  const { t } = useTranslation('outside')
  if (count === 0) return null
  const isDetail = (reason: string) => DetailReason.options.some((one) => one === reason)
  const parts = [
    { key: 'entries' as const, all: first.filter(({ reason }) => !isDetail(reason)) },
    { key: 'details' as const, all: first.filter(({ reason }) => isDetail(reason)) },
  ]
  return (
    <>
      {parts
        .filter(({ all }) => all.length > 0)
        .map(({ key, all }) => (
          <details key={key} className={classes.left} open={key === 'entries' && all.length <= 20}>
            <summary>{t(`left.${key}`, { count: all.length, figure: figure(all.length) })}</summary>
            <ul>
              {all.map(({ line, title, reason }, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: they never change their order, and one line may have several
                <li key={at}>
                  <b>{title || t('left.untitled')}</b> <span>{t(`left.reasons.${reason}`)}</span>{' '}
                  <small>{t('left.line', { figure: figure(line) })}</small>
                </li>
              ))}
            </ul>
          </details>
        ))}
      {count > first.length && (
        <p className={imports.quiet}>{t('left.more', { count: count - first.length, figure: figure(count - first.length) })}</p>
      )}
    </>
  )
}
