import { createHash } from 'node:crypto'
import type { Language } from '@navette/contract/accounts/schema.ts'
import { sayDay } from '../../platform/clock/day-words.ts'

/** A public date, as a page for everybody says it. */
export interface PublicDate {
  title: string
  allDay: boolean
  /** `2026-11-28T20:30` on the wall of its place, or a day. */
  starts: string
  /** Of whole days the first without it. */
  ends: string
  /** ISO 8601 with the offset of its place, or a day: for machines. */
  startsAt: string
  endsAt: string
  place: string | null
  /** The host first. */
  organisations: string[]
  cancelled: boolean
  /** Not sure yet. */
  option: boolean
}

interface PublicPage {
  name: string
  language: Language
  dates: readonly PublicDate[]
}

const style = `:root{color-scheme:light dark;font-family:system-ui,sans-serif;line-height:1.45}
body{margin:0;padding:1rem;max-width:46rem}
h1{margin:0 0 1rem;font-size:1.375rem}
ul{list-style:none;margin:0;padding:0}
li{padding:.75rem 0;border-top:1px solid color-mix(in srgb,currentcolor 20%,transparent)}
time{display:block}
b{display:block;font-size:1.0625rem}
s{text-decoration-thickness:2px}`

/** Nothing may run or be fetched; the one style is the one above; any site may show it. */
export const publicPagePolicy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors *; sandbox`

/** A page of public dates that needs nothing else, with the same for machines (schema.org/Event as JSON-LD). */
export const writePublicPage = ({ name, language, dates }: PublicPage): string => {
  const say = tongues[language]
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(say.title(name))}</title>
<style>${style}</style>
<script type="application/ld+json">${asData(dates.filter(({ option }) => !option).map(asEvent))}</script>
</head>
<body>
<main>
<h1>${escaped(say.title(name))}</h1>
${dates.length > 0 ? `<ul>\n${dates.map((date) => item(date, language)).join('\n')}\n</ul>` : `<p>${escaped(say.nothing)}</p>`}
</main>
</body>
</html>
`
}

const item = (date: PublicDate, language: Language): string => {
  const say = tongues[language]
  const title = date.cancelled ? `<s>${escaped(date.title)}</s> (${escaped(say.cancelled)})` : escaped(date.title)
  // A place often begins with the name of its organisation, which stands there then.
  const others = date.organisations.filter((name) => !date.place?.startsWith(name))
  const beside = [date.place, others.join(', '), date.option ? say.option : null].filter((words) => words !== null && words !== '')
  return `<li><time datetime="${escaped(date.startsAt)}">${escaped(when(date, language))}</time><b>${title}</b>${escaped(beside.join(' · '))}</li>`
}

const when = ({ allDay, starts, ends }: PublicDate, language: Language): string => {
  const say = tongues[language]
  const first = sayDay(starts.slice(0, 10), language, 'full')
  if (!allDay) return `${first}, ${say.hour(starts)}${starts === ends ? '' : ` – ${say.hour(ends)}`}`
  const last = new Date(Date.parse(`${ends}T12:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
  return last === starts ? first : `${first} – ${sayDay(last, language, 'full')}`
}

const tongues = {
  fr: {
    title: (name: string) => `${name}\u00a0: événements publics`,
    nothing: 'Rien n’est prévu pour l’instant.',
    cancelled: 'annulé',
    option: 'sous réserve',
    hour: (wall: string) => `${Number(wall.slice(11, 13))}\u202fh${wall.endsWith(':00') ? '' : `\u202f${wall.slice(14, 16)}`}`,
  },
  en: {
    title: (name: string) => `${name}: public events`,
    nothing: 'Nothing is planned for now.',
    cancelled: 'cancelled',
    option: 'to be confirmed',
    hour: (wall: string) => `${Number(wall.slice(11, 13))}:${wall.slice(14, 16)}`,
  },
}

/** https://schema.org/Event; the status is a word of https://schema.org/EventStatusType. */
const asEvent = ({ title, startsAt, endsAt, place, organisations, cancelled }: PublicDate) => ({
  '@context': 'https://schema.org',
  '@type': 'Event',
  name: title,
  startDate: startsAt,
  endDate: endsAt,
  eventStatus: `https://schema.org/${cancelled ? 'EventCancelled' : 'EventScheduled'}`,
  ...(place && { location: { '@type': 'Place', name: place } }),
  organizer: organisations.map((name) => ({ '@type': 'Organization', name })),
})

/** Within a script element no text may end it. */
const asData = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c')

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign)
