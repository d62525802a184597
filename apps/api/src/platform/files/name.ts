/** What a name may be long; file systems keep 255 bytes, and four of them may make one sign. */
const longest = 180

/** Controls, and the marks that turn the words around them: `facture\u202efdp.exe` reads as a PDF (Unicode TR 36, section 2.5). */
const unseen = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu

/** Signs that one system or another keeps for itself. */
const reserved = /[<>:"|?*]/g

/** Names that Windows takes for devices, whatever stands behind their point. */
const device = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/**
 * A name under which every device can keep the file, as close as possible to what it was called: no folders, no controls, nothing that reads
 * as something else. The ending stays when it has to be cut.
 *
 * @param fallback where nothing is left: « fichier »
 */
export function safeName(given: string, fallback: string): string {
  const base = given.toWellFormed().split(/[/\\]/).at(-1) ?? ''
  const clean = base
    .normalize('NFC')
    .replace(unseen, '')
    .replace(reserved, '_')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[. ]+$/, '')
  if (clean === '') return fallback
  const named = device.test(clean) ? `_${clean}` : clean
  const [, stem = '', ending = ''] = /^(.+?)(\.[^.\s]{1,12})?$/su.exec(named) ?? []
  const signs = [...stem]
  return signs.length + ending.length <= longest ? named : `${signs.slice(0, longest - ending.length - 1).join('')}…${ending}`
}

/** A title as the beginning of a file's name, accents and all. */
export const fileNameOf = (title: string): string =>
  safeName(title.replace(/[/\\<>:"|?*]/g, ' '), '_')
    .slice(0, 80)
    .trim()
