import { Button, Select } from '@mantine/core'
import type { Me } from '@navette/contract/accounts/schema.ts'
import type { Archive } from '@navette/contract/discussions/archive-schema.ts'
import { useId } from 'react'
import { figure, listOf } from '../../../../lib/lists.ts'
import { useTranslation } from '../../../../lib/words.ts'
import classes from '../../../../ui/imports.module.css'
import { LoadMore } from '../../../../ui/load-more.tsx'
import { Notice } from '../../../../ui/notice.tsx'
import { Section } from '../../../../ui/section.tsx'
import { When } from '../../../../ui/when.tsx'
import { keepProblems, useArchiveActs, useArchivePlace, useArchiveThreads } from '../queries.ts'
import { ArchiveAuthors } from './archive-authors.tsx'
import { useArchivePlaces } from './archive-places.ts'

/** What would come, before anything does: how much, from when, by whom, where. */
export const ArchivePreview = ({ archive, me }: { archive: Archive; me: Me }) => {
  const { t } = useTranslation('archives')
  const { run } = useArchiveActs(archive.id)
  const { places, groups } = useArchivePlaces(me)
  const moving = useArchivePlace(archive.id)
  const { place, threadCount, messageCount, doneCount, from, until, authorCount, unknownCount } = archive
  const coming = messageCount - doneCount
  return (
    <>
      <Section title={t('preview.title')}>
        <p className={classes.quiet}>{t('preview.nothingYet')}</p>
        <ul className={classes.counts}>
          <li>{t('preview.threads', { count: threadCount, figure: figure(threadCount) })}</li>
          <li>{t('preview.messages', { count: coming, figure: figure(coming) })}</li>
          {from && until && (
            <li>
              {t('preview.period')} <When at={from} short /> – <When at={until} short />
            </li>
          )}
          <li>
            {t('preview.authors', { count: authorCount, figure: figure(authorCount) })},{' '}
            {t('preview.known', { count: authorCount - unknownCount, figure: figure(authorCount - unknownCount) })}
          </li>
        </ul>
        <div className={classes.form}>
          <Select
            label={t('file.place')}
            data={groups}
            value={[place.kind, place.id].filter(Boolean).join(':')}
            allowDeselect={false}
            searchable
            onChange={(value) => {
              const chosen = places.find((each) => each.value === value)
              if (chosen)
                moving.mutate({
                  projectId: chosen.kind === 'project' ? chosen.id : null,
                  organisationId: chosen.kind === 'organisation' ? chosen.id : null,
                })
            }}
          />
        </div>
        <Problems archive={archive} />
        <div className={classes.foot}>
          {coming > 0 ? (
            <Button aria-disabled={run.isPending} onClick={() => run.isPending || run.mutate()}>
              {t('preview.go', { count: threadCount, figure: figure(threadCount) })}
            </Button>
          ) : (
            <Notice kind="info">{t('preview.nothing')}</Notice>
          )}
        </div>
      </Section>
      <ArchiveAuthors archiveId={archive.id} />
      <Threads archiveId={archive.id} />
    </>
  )
}

/** What is to be told of single messages, kinds first, each in the file. */
export const Problems = ({ archive }: { archive: Archive }) => {
  const { t } = useTranslation('archives')
  const told = Object.entries(archive.problems)
  if (told.length === 0) return null
  return (
    <div className={classes.notices}>
      <Notice
        kind="info"
        action={
          archive.messagesKept &&
          archive.can.read && (
            <button type="button" className="nv-link" onClick={() => keepProblems(archive.id)}>
              {t('problems.keep')}
            </button>
          )
        }
      >
        {listOf(told.map(([problem, count]) => t(`problems.${problem}`, { count, figure: figure(count) })))}.
      </Notice>
    </div>
  )
}

const Threads = ({ archiveId }: { archiveId: string }) => {
  const { t } = useTranslation('archives')
  const { threads, isPending, ...more } = useArchiveThreads(archiveId)
  const id = useId()
  return (
    <Section title={t('threads.title')}>
      <ul className={classes.last} aria-labelledby={id}>
        {threads.map(({ number, title, count, until, names }) => (
          <li key={number}>
            <b>{title}</b>
            <small>
              {t('threads.messages', { count, figure: figure(count) })} · {listOf(names)} · <When at={until} />
            </small>
          </li>
        ))}
      </ul>
      <LoadMore {...more} />
    </Section>
  )
}
