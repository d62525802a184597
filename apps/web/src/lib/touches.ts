import type { Touch } from '@navette/contract/core/activity.ts'
import type { ReadKey } from './reads.ts'

/** Every parameter that the touch names is equal; those it does not name may be anything. */
export const matches = (touch: Touch, [name, params]: ReadKey): boolean =>
  name === touch.read && Object.entries(touch.params).every(([key, value]) => params[key] === value)
