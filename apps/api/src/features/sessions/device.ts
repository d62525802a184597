import type { Device } from '@navette/contract/sessions/schema.ts'

/**
 * The names in a `User-Agent`, by what each browser adds of its own: nearly all of them also claim to be Chrome, and Chrome claims to be Safari,
 * so the first that fits is the one.
 */
const browsers: readonly [RegExp, string][] = [
  [/\bEdg(e|A|iOS)?\//, 'Edge'],
  [/\b(OPR|OPX|Opera)\//, 'Opera'],
  [/\bVivaldi\//, 'Vivaldi'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|CriOS|Chromium|HeadlessChrome)\//, 'Chrome'],
  [/\bVersion\/[\d.]+ .*Safari\//, 'Safari'],
]

/** Android says Linux too, and a phone of Apple's says Mac OS X. */
const systems: readonly [RegExp, string][] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b|\bMacintosh\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
]

const first = (names: readonly [RegExp, string][], userAgent: string) => names.find(([pattern]) => pattern.test(userAgent))?.[1] ?? null

/** What a person recognises a device by. Versions are left out: they say nothing to its owner, and grow by themselves. */
export const deviceOf = (userAgent: string): Device => ({ browser: first(browsers, userAgent), system: first(systems, userAgent) })
