import { Trans } from 'react-i18next'
import { Link } from 'react-router'
import { useTranslation } from '../../../lib/words.ts'
import type { Run } from './merge-runs.ts'

interface DeedProps {
  run: Run
  /** Names of people that the facts only give the ids of. */
  names: ReadonlyMap<string, string>
  /** Under the name of its project, as on the home page: first names, and titles in guillemets. */
  brief?: boolean
}

/** What somebody did, in a sentence: the words of each verb stand in the words files, so that a new verb needs no code. */
export function Deed({ run: { entry, count }, names, brief = false }: DeedProps) {
  const { t, i18n } = useTranslation('projects')
  const member = entry.facts['memberId']
  const verb = member !== undefined && member !== entry.actor?.id ? `${entry.verb}_by_other` : entry.verb
  const told = (key: string) => i18n.exists(key, { ns: 'projects', count: 1 })
  const key = [`brief.${verb}`, `deeds.${verb}`, 'deeds.other'].find((key) => (brief || !key.startsWith('brief')) && told(key))
  return (
    <Trans
      t={t}
      i18nKey={key as 'deeds.other'}
      count={count}
      values={{
        who: nameOf(entry.actor, brief) ?? t('someone'),
        item: entry.item?.title ?? '',
        member: (typeof member === 'string' && names.get(member)) || t('somebody'),
      }}
      components={{ who: <b />, item: <Link className="nv-link" to={addressOf(entry)} /> }}
    />
  )
}

const nameOf = (actor: Run['entry']['actor'], brief: boolean) => (brief ? actor?.name.split(' ')[0] : actor?.name)

const addressOf = ({ item, projectId, facts }: Run['entry']) => {
  if (item?.kind === 'thread')
    return typeof facts['number'] === 'number' ? `/fils/${item.id}#message-${facts['number']}` : `/fils/${item.id}`
  return `/projets/${projectId ?? item?.id ?? ''}`
}
