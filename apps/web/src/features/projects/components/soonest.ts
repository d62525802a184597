import type { Project } from '@navette/contract/projects/schema.ts'
import { dayOf } from '../../../lib/dates.ts'
import { nextDate } from './project-dates.tsx'

/** The project that starts within ten days, the nearest: what everybody has in mind. */
export const soonest = (projects: readonly Project[], now = new Date()) => {
  const today = Date.parse(dayOf(now))
  const starts = projects.flatMap((project) => {
    const next = nextDate(project, now)
    if (!next || next.what === 'ends') return []
    return [{ title: project.title, days: Math.round((Date.parse(next.on) - today) / 86_400_000) }]
  })
  const [first] = starts.filter(({ days }) => days <= 10).sort((a, b) => a.days - b.days)
  if (!first) return null
  return { ...first, key: first.days === 0 ? ('today' as const) : first.days === 1 ? ('tomorrow' as const) : ('days' as const) }
}
