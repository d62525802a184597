import type { Reason } from '@navette/contract/audiences/schema.ts'
import { IconAffiliate, IconUser, IconUsers } from '@tabler/icons-react'
import { useTranslation } from '../../../lib/words.ts'
import { Swatch } from '../../../ui/organisation-label.tsx'
import { reasonWords } from './reason-words.ts'
import classes from './who-can-see.module.css'

/** One reason, and how many people it lets in. */
export const ReasonLine = ({ reason }: { reason: Reason }) => {
  const { t } = useTranslation('audiences')
  return (
    <li>
      <span className={classes.mark}>
        <Mark reason={reason} />
      </span>
      <span>{reason.kind === 'person' ? reason.person.name : reasonWords(t, reason)}</span>
      {reason.count !== null && reason.kind !== 'person' && <small>{t('count', { count: reason.count })}</small>}
    </li>
  )
}

const Mark = ({ reason }: { reason: Reason }) => {
  if (reason.kind === 'organisation' || reason.kind === 'managers') return <Swatch of={reason.organisation} />
  const Icon = reason.kind === 'person' ? IconUser : reason.kind === 'team' ? IconAffiliate : IconUsers
  return <Icon size={18} stroke={1.75} aria-hidden="true" />
}
