import { calendarInTimeline } from '../features/calendar/timeline-part.ts'
import { discussionsInTimeline } from '../features/discussions/timeline-part.ts'
import { projectsInTimeline } from '../features/projects/timeline-part.ts'
import type { TimelinePart } from '../lib/timeline.ts'

/** Whoever brings entries to timelines, beside the offer in its manifest on the server. */
export const timelineParts: readonly TimelinePart[] = [projectsInTimeline, discussionsInTimeline, calendarInTimeline]
