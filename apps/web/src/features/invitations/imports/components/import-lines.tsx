import { Button } from '@mantine/core'
import type { PeopleImport } from '@navette/contract/invitations/import-schema.ts'
import { figure } from '../../../../lib/lists.ts'
import { useTranslation } from '../../../../lib/words.ts'
import classes from '../../../../ui/imports.module.css'
import { Notice } from '../../../../ui/notice.tsx'
import { Section } from '../../../../ui/section.tsx'
import { keepFaultyLines, useRunImport } from '../queries.ts'
import { ImportCountList } from './import-counts.tsx'
import { ImportTable } from './import-table.tsx'

interface ImportLinesProps {
  list: PeopleImport
  onBack: () => void
}

/** What would happen, line by line, before anything does. */
export const ImportLines = ({ list, onBack }: ImportLinesProps) => {
  const { t } = useTranslation('imports')
  const { mutate, isPending } = useRunImport(list.id)
  const { counts, shortLines } = list
  const changing = counts.invited + counts.added + counts.updated
  return (
    <Section title={t('check.title')}>
      <p className={classes.quiet}>{t('check.nothingYet')}</p>
      <ImportCountList counts={counts} />
      <div className={classes.notices}>
        {counts.faulty > 0 && (
          <Notice
            kind="info"
            action={
              <button type="button" className="nv-link" onClick={() => keepFaultyLines(list.id)}>
                {t('check.keep')}
              </button>
            }
          >
            {t('check.faulty', { count: counts.faulty, figure: figure(counts.faulty) })}
          </Notice>
        )}
        {shortLines > 0 && <Notice kind="info">{t('check.short', { count: shortLines, figure: figure(shortLines) })}</Notice>}
        {changing === 0 && <Notice kind="info">{t('check.nothing')}</Notice>}
      </div>
      <div className={classes.foot}>
        <Button variant="default" onClick={onBack}>
          {t('check.back')}
        </Button>
        {changing > 0 && (
          <Button aria-disabled={isPending} onClick={() => isPending || mutate()}>
            {isPending ? t('check.going') : t('check.go', { count: changing, figure: figure(changing) })}
          </Button>
        )}
      </div>
      <ImportTable list={list} />
    </Section>
  )
}
