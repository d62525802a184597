import type { Me } from '@navette/contract/accounts/schema.ts'
import { useTranslation } from '../../../../lib/words.ts'
import { grouped, usePlaces } from '../../components/use-places.ts'

/** Where I may bring an archive: where I may open threads; of organisations, into those that I look after. */
export const useArchivePlaces = (me: Me) => {
  const { t } = useTranslation('discussions')
  const managed = new Set(me.belongings.flatMap(({ role, organisation }) => (role === 'manager' ? [organisation.id] : [])))
  const places = usePlaces(me).filter(({ kind, id }) => kind !== 'organisation' || managed.has(id ?? ''))
  return { places, groups: grouped(places, t) }
}
