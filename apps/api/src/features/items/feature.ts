/**
 * Items: what every shared thing has alike, whatever its kind. Somebody marks as a favourite what they like to have at hand; tags
 * gather what belongs together across projects and kinds.
 *
 * Invariants: only what one sees can be marked; what one loses sight of is shown nowhere, and is a favourite again when it comes back; nobody
 * learns another's favourites. A tag has one name, however it is written, and is shown to whoever sees something that has it.
 */
import type { Feature } from '../../platform/feature.ts'
import { personalPart } from './personal-queries.ts'
import { routes } from './routes.ts'

export const items: Feature = {
  name: 'items',
  uses: [],
  routes,
  personalPart,
}
