import { Trans } from 'react-i18next'
import { Link } from 'react-router'
import { useTranslation } from '../../../lib/words.ts'
import type { Run } from './merge-runs.ts'

interface DeedProps {
  run: Run
  /** Names of people that the facts only give the ids of. */
  names: ReadonlyMap<string, string>
}

/** What somebody did, in a sentence: the words of each verb stand in the words files, so that a new verb needs no code. */
export function Deed({ run: { entry, count }, names }: DeedProps) {
  const { t, i18n } = useTranslation('projects')
  const member = entry.facts['memberId']
  const verb = member !== undefined && member !== entry.actor?.id ? `${entry.verb}_by_other` : entry.verb
  const known = i18n.exists(`deeds.${verb}`, { ns: 'projects' }) || i18n.exists(`deeds.${verb}`, { ns: 'projects', count: 1 })
  return (
    <Trans
      t={t}
      i18nKey={`deeds.${known ? verb : 'other'}` as 'deeds.other'}
      count={count}
      values={{
        who: entry.actor?.name ?? t('someone'),
        item: entry.item?.title ?? '',
        member: (typeof member === 'string' && names.get(member)) || t('somebody'),
      }}
      components={{ who: <b />, item: <Link className="nv-link" to={addressOf(entry)} /> }}
    />
  )
}

const addressOf = ({ item, projectId, facts }: Run['entry']) => {
  if (item?.kind === 'thread')
    return typeof facts['number'] === 'number' ? `/fils/${item.id}#message-${facts['number']}` : `/fils/${item.id}`
  return `/projets/${projectId ?? item?.id ?? ''}`
}
