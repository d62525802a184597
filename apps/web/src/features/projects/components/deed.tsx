import { Trans } from 'react-i18next'
import { Link } from 'react-router'
import type { TimelinePart } from '../../../lib/timeline.ts'
import { useTranslation } from '../../../lib/words.ts'
import type { Run } from './merge-runs.ts'

interface DeedProps {
  run: Run
  /** The feature that tells it; nothing is said of what no feature tells. */
  part: TimelinePart
  /** Under the name of its project, as on the home page: first names, and titles in guillemets. */
  brief?: boolean
}

/** What somebody did, in a sentence: the words of each verb stand in the words files of its feature, so that a new verb needs no code. */
export function Deed({ run: { entry, count }, part, brief = false }: DeedProps) {
  const { t, i18n } = useTranslation('projects')
  const { noun, member, facts } = entry
  // Where nobody signed in acted, the person themself did: by a letter's link, or because their time was over.
  const who = entry.actor ?? member
  const byOther = typeof facts['memberId'] === 'string' && facts['memberId'] !== who?.id
  const verb = byOther ? `${entry.verb}_by_other` : entry.verb
  const told = (key: string) => i18n.exists(key, { count: 1 })
  const keys = [`${noun}:timeline.brief.${verb}`, `${noun}:timeline.deeds.${verb}`, `${noun}:timeline.deeds.${entry.verb}`]
  const key = keys.slice(brief ? 0 : 1).find(told)
  return (
    <Trans
      t={t}
      i18nKey={key as 'projects:timeline.deeds.project.started'}
      count={count}
      values={{
        ...part.values?.(entry),
        who: nameOf(who, brief) ?? t('someone'),
        item: entry.item?.title ?? '',
        member: member?.name ?? t('somebody'),
      }}
      components={{ who: <b />, item: <Link className="nv-link" to={part.address(entry)} /> }}
    />
  )
}

const nameOf = (actor: Run['entry']['actor'], brief: boolean) => (brief ? actor?.name.split(' ')[0] : actor?.name)
