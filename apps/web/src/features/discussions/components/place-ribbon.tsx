import type { Thread } from '@navette/contract/discussions/schema.ts'
import type { ComponentProps } from 'react'
import { Ribbon } from '../../../ui/ribbon.tsx'

interface PlaceRibbonProps extends Omit<ComponentProps<typeof Ribbon>, 'of'> {
  place: Thread['place']
}

/** The ribbon of where a thread hangs: a project's, an organisation's, or everybody's. */
export const PlaceRibbon = ({ place, ...props }: PlaceRibbonProps) => (
  <Ribbon of={place.kind === 'cluster' ? 'everybody' : place.ribbon} {...props} />
)
