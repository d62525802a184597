import { currentLanguage } from '../lib/words.ts'

const locale = () => (currentLanguage() === 'fr' ? 'fr-FR' : 'en-GB')
const units = ['kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const

/** Bytes as people read them: « 12,4 Mo »; what is there weighs at least « 1 ko ». */
export const sizeOf = (bytes: number): string => {
  const step = Math.min(Math.max(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), 1), units.length)
  return new Intl.NumberFormat(locale(), {
    style: 'unit',
    unit: units[step - 1] ?? 'kilobyte',
    maximumFractionDigits: step > 1 ? 1 : 0,
  }).format((bytes && Math.max(bytes, 1_000)) / 1_000 ** step)
}

const lengths = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const

/** A length of time in its greatest unit: « 2 heures ». */
export const durationOf = (seconds: number): string => {
  const [unit, length] = lengths.find(([, least]) => seconds >= least) ?? ['second', 1]
  return new Intl.NumberFormat(locale(), { style: 'unit', unit, unitDisplay: 'long' }).format(Math.round(seconds / length))
}

/** A share as people read it: « 45 % ». */
export const percentOf = (share: number): string =>
  new Intl.NumberFormat(locale(), { style: 'percent', maximumFractionDigits: 0 }).format(share)
