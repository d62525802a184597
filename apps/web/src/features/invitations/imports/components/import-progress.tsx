import { Button } from '@mantine/core'
import type { PeopleImport } from '@navette/contract/invitations/import-schema.ts'
import { Link } from 'react-router'
import { figure } from '../../../../lib/lists.ts'
import { useTranslation } from '../../../../lib/words.ts'
import classes from '../../../../ui/imports.module.css'
import { Notice } from '../../../../ui/notice.tsx'
import { Section } from '../../../../ui/section.tsx'
import { keepFaultyLines, useCancelImport } from '../queries.ts'
import { ImportCountList } from './import-counts.tsx'
import { ImportTable } from './import-table.tsx'

/** How far the import is; then what it did. */
export const ImportProgress = ({ list }: { list: PeopleImport }) =>
  list.state === 'running' ? <Running list={list} /> : <Result list={list} />

const Running = ({ list: { id, doneCount, lineCount } }: { list: PeopleImport }) => {
  const { t } = useTranslation('imports')
  const { mutate, isPending } = useCancelImport(id)
  const words = t('run.progress', { done: figure(doneCount), all: figure(lineCount) })
  return (
    <Section title={t('run.title')}>
      <progress className={classes.progress} value={doneCount} max={lineCount} aria-label={t('run.title')} />
      <p aria-live="off">{words}</p>
      <p className={classes.quiet}>{t('run.leave')}</p>
      <Button variant="default" aria-disabled={isPending} onClick={() => isPending || mutate()}>
        {t(isPending ? 'run.cancelling' : 'run.cancel')}
      </Button>
    </Section>
  )
}

const Result = ({ list }: { list: PeopleImport }) => {
  const { t } = useTranslation('imports')
  const { id, state, doneCounts, doneCount, lineCount, linesKept, mapping } = list
  return (
    <Section title={t(state === 'cancelled' ? 'run.cancelled' : 'run.finished')}>
      <p role="status">{t('run.progress', { done: figure(doneCount), all: figure(lineCount) })}</p>
      <ImportCountList counts={doneCounts} />
      {state === 'cancelled' && <p className={classes.quiet}>{t('run.cancelledWhy')}</p>}
      <div className={classes.notices}>
        {doneCounts.faulty > 0 && linesKept && (
          <Notice
            kind="info"
            action={
              <button type="button" className="nv-link" onClick={() => keepFaultyLines(id)}>
                {t('check.keep')}
              </button>
            }
          >
            {t('run.faultyWhy')}
          </Notice>
        )}
      </div>
      <div className={classes.foot}>
        {mapping.organisationId && (
          <Button component={Link} to={`/structures/${mapping.organisationId}`}>
            {t('run.people')}
          </Button>
        )}
        <Button
          component={Link}
          variant="default"
          to={mapping.organisationId ? `/importer?structure=${mapping.organisationId}` : '/importer'}
        >
          {t('run.again')}
        </Button>
      </div>
      <ImportTable list={list} />
    </Section>
  )
}
