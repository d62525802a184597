import { Temporal } from 'temporal-polyfill'
import { findIana } from 'windows-iana'
import type { IcsComponent } from './ics-components.ts'

/** An IANA name, and whether it is no more than a good guess. */
export interface FoundZone {
  zone: string
  guessed: boolean
}

/**
 * Finds out which zones a calendar means: by the name where it is one of the IANA database, also at the end of a longer one as some programs write
 * it; by the name that Windows has for it (Unicode CLDR); by what its own rules call it; else by their distance to Greenwich in winter and summer.
 *
 * @param home where the cluster is: of several zones of one distance, its own is meant
 */
export function zoneFinder(home: string, rules: readonly IcsComponent[]) {
  const distances = new Map(rules.map((rule) => [said(rule, 'TZID') ?? '', rule]))
  const found = new Map<string, FoundZone | null>()
  return (name: string): FoundZone | null => {
    const known = found.get(name)
    if (known !== undefined) return known
    const zone = find(name, distances.get(name), home)
    found.set(name, zone)
    return zone
  }
}

function find(name: string, rule: IcsComponent | undefined, home: string): FoundZone | null {
  const known = named(name) ?? named(rule && said(rule, 'X-LIC-LOCATION'))
  if (known) return { zone: known, guessed: false }
  const offsets = (rule?.properties ?? []).filter((one) => one.name === 'TZOFFSETTO').map(({ value }) => minutesOf(value))
  const [, written] = /UTC\s*([+-]\d\d:?\d\d)/.exec(name) ?? []
  const distance = offsets.length > 0 ? offsets : written ? [minutesOf(written)] : []
  if (distance.length === 0 || distance.includes(null)) return null
  const zone = byDistance(new Set(distance), home, offsets.length === 0)
  return zone === null ? null : { zone, guessed: true }
}

/** `/mozilla.org/20070129_1/Europe/Paris`, `"Romance Standard Time"` */
function named(written: string | undefined): string | null {
  const name = written?.replace(/^"|"$/g, '').trim()
  if (!name || name.length > 100) return null
  const parts = name.split('/')
  for (let last = Math.min(3, parts.length); last >= 1; last--) {
    const zone = ianaName(parts.slice(-last).join('/'))
    // « Paris » alone is no name, « UTC » is.
    if (zone && (last > 1 || parts.length === 1 || zone === 'UTC')) return zone
  }
  return findIana(name)[0] ?? null
}

/** As the database writes it; null where it is none of its names. */
export function ianaName(name: string): string | null {
  if (!/^[A-Za-z]/.test(name)) return null
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
  } catch {
    return null
  }
}

/** Zones that tell a distance in winter and one in summer, the likelier first. */
const likely = [
  'Europe/Paris',
  'Europe/London',
  'Europe/Athens',
  'Europe/Istanbul',
  'Atlantic/Azores',
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Los_Angeles',
  'America/Halifax',
  'America/Sao_Paulo',
  'Asia/Tokyo',
  'Asia/Shanghai',
  'Asia/Kolkata',
  'Australia/Sydney',
  'UTC',
]

/** @param winterOnly the name alone tells it, which has the distance of winter */
function byDistance(wanted: Set<number | null>, home: string, winterOnly: boolean): string | null {
  const fits = (zone: string) => {
    const own = winterOnly ? [offsetAt(zone, 1)] : [offsetAt(zone, 1), offsetAt(zone, 7)]
    return new Set(own).size === wanted.size && own.every((minutes) => wanted.has(minutes))
  }
  const zone = [home, ...likely].find(fits)
  if (zone) return zone
  const [minutes] = wanted
  if (wanted.size > 1 || typeof minutes !== 'number' || minutes % 60 !== 0 || Math.abs(minutes) > 720) return null
  // The database writes what lies east of Greenwich with a minus.
  return `Etc/GMT${minutes > 0 ? '-' : '+'}${Math.abs(minutes) / 60}`
}

const offsetAt = (zone: string, month: number): number =>
  Temporal.ZonedDateTime.from({ year: 2026, month, day: 15, timeZone: zone }).offsetNanoseconds / 60_000_000_000

/** A UTC-OFFSET (RFC 5545, section 3.3.14) in minutes. */
function minutesOf(offset: string): number | null {
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)/.exec(offset.trim()) ?? []
  return sign ? Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes)) : null
}

const said = ({ properties }: IcsComponent, name: string): string | undefined => properties.find((one) => one.name === name)?.value
