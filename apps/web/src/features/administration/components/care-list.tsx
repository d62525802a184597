import type { Care } from '@navette/contract/administration/schema.ts'
import { Link } from 'react-router'
import { problemWords, useTranslation } from '../../../lib/words.ts'
import { Empty } from '../../../ui/empty.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { RowsSkeleton } from '../../../ui/skeletons.tsx'
import { useCare } from '../account-queries.ts'
import classes from './care-list.module.css'

/** What needs care: one sentence each, and the page where it is seen to. */
export const CareList = () => {
  const { t } = useTranslation('administration')
  const { data, error } = useCare()
  if (error && !data) return <Notice kind="error">{problemWords(error)}</Notice>
  if (!data) return <RowsSkeleton rows={4} />
  if (data.needs.length === 0) return <Empty title={t('care.nothing')}>{t('care.nothingWhy')}</Empty>
  return (
    <ul className={classes.list} aria-label={t('care.list')}>
      {data.needs.map((need) => (
        <Need key={need.kind} need={need} />
      ))}
    </ul>
  )
}

const Need = ({ need: { kind, count, address } }: { need: Care }) => {
  const { t } = useTranslation('administration')
  return (
    <li className={classes.need}>
      <span>{t(`care.kind.${kind}` as 'care.kind.alone', { count })}</span>
      <Link to={address} className="nv-link">
        {t(`care.go.${kind}`)}
      </Link>
    </li>
  )
}
