import type { TimelineEntry } from '@navette/contract/projects/schema.ts'
import type { Icon } from '@tabler/icons-react'

/**
 * How a feature shows its entries in timelines. Its words stand in its own words files: `timeline.strands.<strand>`, `timeline.deeds.<verb>`, and
 * `timeline.brief.<verb>` where the home page says it shorter.
 */
export interface TimelinePart {
  noun: string
  icon(verb: string): Icon
  /** Where `<item>` of the sentence leads. */
  address(entry: TimelineEntry): string
  /** What its sentences say besides names: a stage, a day, in the reader's words. */
  values?(entry: TimelineEntry): Record<string, string>
  /** Corrections and the like: no news for the home page. */
  quiet?: readonly string[]
}
