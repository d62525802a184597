import { Button } from '@mantine/core'
import type { ArchiveAuthor } from '@navette/contract/discussions/archive-schema.ts'
import { useState } from 'react'
import { figure } from '../../../../lib/lists.ts'
import { useTranslation } from '../../../../lib/words.ts'
import { FilterChips } from '../../../../ui/filter-chips.tsx'
import { FoundSelect } from '../../../../ui/found-select.tsx'
import classes from '../../../../ui/imports.module.css'
import { LoadMore } from '../../../../ui/load-more.tsx'
import { Section } from '../../../../ui/section.tsx'
import { RowsSkeleton } from '../../../../ui/skeletons.tsx'
import { useArchiveAuthors, useMatchAuthor, usePeopleNamed } from '../queries.ts'

/** Who wrote in it, and who of ours that is. */
export const ArchiveAuthors = ({ archiveId }: { archiveId: string }) => {
  const { t } = useTranslation('archives')
  const [filter, setFilter] = useState<'all' | 'unknown' | 'known'>('all')
  const { authors, isPending, ...more } = useArchiveAuthors(archiveId, filter === 'all' ? null : filter === 'unknown')
  const options = (['all', 'unknown', 'known'] as const).map((value) => ({ value, label: t(`authors.${value}`) }))
  return (
    <Section title={t('authors.title')}>
      <p className={classes.quiet}>{t('authors.why')}</p>
      <FilterChips label={t('authors.filter')} options={options} value={filter} onChange={setFilter} />
      {isPending && <RowsSkeleton rows={4} />}
      <ul className={classes.last}>
        {authors.map((author) => (
          <Author key={author.id} archiveId={archiveId} author={author} />
        ))}
      </ul>
      <LoadMore {...more} />
    </Section>
  )
}

const Author = ({ archiveId, author }: { archiveId: string; author: ArchiveAuthor }) => {
  const { t } = useTranslation('archives')
  const [choosing, setChoosing] = useState(false)
  const { mutate } = useMatchAuthor(archiveId)
  const { id, name, address, count, member } = author
  const match = (memberId: string | null) => mutate({ authorId: id, memberId }, { onSettled: () => setChoosing(false) })
  return (
    <li>
      <b>{name || t('authors.nameless')}</b>
      <small>
        {address} · {t('threads.messages', { count, figure: figure(count) })}
      </small>
      {member ? (
        <>
          <span>{t('authors.is', { name: member.name })}</span>
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={t('authors.nobodyLabel', { name: name || address })}
            onClick={() => match(null)}
          >
            {t('authors.nobody')}
          </Button>
        </>
      ) : choosing ? (
        <FoundSelect
          label={t('authors.who', { name: name || address })}
          placeholder={t('authors.placeholder')}
          nobody={t('authors.none')}
          useFound={usePeopleNamed}
          value={null}
          onChange={(memberId) => memberId && match(memberId)}
        />
      ) : (
        <Button
          variant="default"
          size="compact-sm"
          aria-label={t('authors.chooseLabel', { name: name || address })}
          onClick={() => setChoosing(true)}
        >
          {t('authors.choose')}
        </Button>
      )}
    </li>
  )
}
