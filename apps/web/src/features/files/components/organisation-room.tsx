import { Progress } from '@mantine/core'
import { useTranslation } from '../../../lib/words.ts'
import { percentOf, sizeOf } from '../../../ui/amounts.ts'
import { useRoom } from '../queries.ts'
import classes from './organisation-room.module.css'

/** How much of its room an organisation’s files take, for whoever may do something about it. */
export function OrganisationRoom({ organisationId }: { organisationId: string }) {
  const { t } = useTranslation('files')
  const room = useRoom(organisationId)
  if (!room) return null
  const share = room.limit === 0 ? 1 : Math.min(room.bytes / room.limit, 1)
  return (
    <section className={classes.room}>
      <h2>{t('room.title')}</h2>
      <p>{t('room.taken', { bytes: sizeOf(room.bytes), limit: sizeOf(room.limit), share: percentOf(share) })}</p>
      <Progress value={share * 100} size={6} color={share > 0.9 ? 'var(--nv-warn)' : 'var(--nv-ink-2)'} aria-label={t('room.title')} />
    </section>
  )
}
