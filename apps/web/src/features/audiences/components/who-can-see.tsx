import { useTranslation } from '../../../lib/words.ts'
import { Avatar } from '../../../ui/avatar.tsx'
import { LoadMore } from '../../../ui/load-more.tsx'
import { SideDrawer } from '../../../ui/side-drawer.tsx'
import { RowsSkeleton } from '../../../ui/skeletons.tsx'
import { useAudience, useReaders } from '../queries.ts'
import { ReasonLine } from './reason-line.tsx'
import { reasonWords } from './reason-words.ts'
import classes from './who-can-see.module.css'

interface WhoCanSeeProps {
  itemId: string
  /** Whether whoever looks may meet the people: not a guest. */
  meets: boolean
  onClose: () => void
}

/** Who can see a thing, by reason first, then person by person. */
export function WhoCanSee({ itemId, meets, onClose }: WhoCanSeeProps) {
  const { t } = useTranslation('audiences')
  const { data: audience } = useAudience(itemId)
  const { readers, isPending, ...more } = useReaders(itemId, meets)
  const words = new Map((audience?.reasons ?? []).map((reason) => [reason.id, reasonWords(t, reason)]))
  return (
    <SideDrawer title={t('title')} closing={t('close')} onClose={onClose}>
      {!audience && <RowsSkeleton rows={4} />}
      {audience && (
        <>
          <p className={classes.lead}>{audience.count === null ? t('leadGuest') : t('lead', { count: audience.count })}</p>
          <ul className={classes.reasons}>
            {audience.reasons.map((reason) => (
              <ReasonLine key={reason.id} reason={reason} />
            ))}
          </ul>
        </>
      )}
      {audience && meets && (
        <section aria-label={t('people')}>
          <h3 className={classes.caption}>{t('people')}</h3>
          {isPending && <RowsSkeleton rows={6} round />}
          <ul className={classes.people}>
            {readers.map(({ person, because }) => (
              <li key={person.id}>
                <Avatar person={person} size="sm" />
                <span>
                  {person.name}
                  <small>{because.flatMap((id) => words.get(id) ?? []).join(', ')}</small>
                </span>
              </li>
            ))}
          </ul>
          <LoadMore {...more} />
        </section>
      )}
    </SideDrawer>
  )
}
