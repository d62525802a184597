import type { Organisation } from '@navette/contract/organisations/schema.ts'
import { Link } from 'react-router'
import { fullDay } from '../../../lib/dates.ts'
import { useTranslation } from '../../../lib/words.ts'
import { Notice } from '../../../ui/notice.tsx'

/** An organisation that is no longer at work: what that means, and where to go on. */
export const ClosureNotice = ({ closure: { kind, into, at } }: { closure: NonNullable<Organisation['closure']> }) => {
  const { t } = useTranslation('organisations')
  return (
    <Notice
      kind="info"
      title={into ? t('closure.mergedInto', { into: into.name }) : t(kind === 'archived' ? 'closure.archived' : 'closure.left')}
      action={
        into && (
          <Link to={`/structures/${into.id}`} className="nv-link">
            {t('closure.goThere', { into: into.name })}
          </Link>
        )
      }
    >
      {t(`closureWhy.${kind}`, { day: fullDay(at) })}
    </Notice>
  )
}
