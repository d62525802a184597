import { type ImportCounts, ImportOutcome } from '@navette/contract/invitations/import-schema.ts'
import { figure } from '../../../../lib/lists.ts'
import { useTranslation } from '../../../../lib/words.ts'
import classes from '../../../../ui/imports.module.css'

/** How many lines of each outcome, in words; what does not occur is not said. */
export const ImportCountList = ({ counts }: { counts: ImportCounts }) => {
  const { t } = useTranslation('imports')
  return (
    <ul className={classes.counts}>
      {ImportOutcome.options
        .filter((outcome) => counts[outcome] > 0)
        .map((outcome) => (
          <li key={outcome}>{t(`counts.${outcome}`, { count: counts[outcome], figure: figure(counts[outcome]) })}</li>
        ))}
    </ul>
  )
}
