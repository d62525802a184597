import { createRequire } from 'node:module'
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js'

/** A page for people to print or send: the product's typeface, whole, with the narrow spaces of French. */
interface PdfPage {
  title: string
  language: 'fr' | 'en'
  /** At the foot of every page, beside its number. */
  foot: string
  content: Content
}

/** `pdfmake` comes with the first page that is asked for: it weighs more than the rest of a small server. */
export async function pdf({ title, language, foot, content }: PdfPage): Promise<Uint8Array> {
  const { default: pdfmake } = await import('pdfmake')
  // Only the typeface is read from this machine, and nothing from any other.
  pdfmake.setUrlAccessPolicy(() => false)
  pdfmake.setLocalAccessPolicy((path) => Object.values(faces).includes(path))
  pdfmake.setFonts({ Bricolage: faces })
  const page: TDocumentDefinitions = {
    info: { title, creator: 'Navette' },
    language: language === 'fr' ? 'fr-FR' : 'en-GB',
    pageSize: 'A4',
    pageMargins: [64, 64, 64, 72],
    defaultStyle: { font: 'Bricolage', fontSize: 10.5, lineHeight: 1.25, color: '#1b1d22' },
    styles: {
      title: { fontSize: 26, bold: true, lineHeight: 1.1 },
      section: { fontSize: 14, bold: true, margin: [0, 20, 0, 6] },
      day: { bold: true, margin: [0, 10, 0, 2] },
      quiet: { color: '#4b4c51' },
    },
    footer: (current, total) => ({
      columns: [foot, { text: `${current} / ${total}`, alignment: 'right' }],
      fontSize: 8.5,
      color: '#66665f',
      margin: [64, 24, 64, 0],
    }),
    content,
  }
  return new Uint8Array(await pdfmake.createPdf(page).getBuffer())
}

const require = createRequire(import.meta.url)

const regular = require.resolve('@expo-google-fonts/bricolage-grotesque/400Regular/BricolageGrotesque_400Regular.ttf')
const strong = require.resolve('@expo-google-fonts/bricolage-grotesque/600SemiBold/BricolageGrotesque_600SemiBold.ttf')

/** The typeface has no italic, and needs none. */
const faces = { normal: regular, bold: strong, italics: regular, bolditalics: strong }
