import sharp from 'sharp'
import type { DemoFile, DemoFileKey } from './types.ts'

const titles = ['#c93a54', '#e08a1e', '#2f8dba', '#4a944f', '#d4569d', '#f4d35e']

/** The headframe of a mine, white on violet: the poster as Quentin would draw it, without words, since a server has no fonts. */
const headframe = (width: number, height: number) => `
  <svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
    <rect width="100%" height="100%" fill="#5b3fa8"/>
    <circle cx="${width * 0.72}" cy="${height * 0.24}" r="${Math.min(width, height) * 0.13}" fill="#f4d35e"/>
    <g transform="translate(${width * 0.36} ${height * 0.94}) scale(${height / 1_000})" stroke="#fffdf8" stroke-width="16" fill="none" stroke-linejoin="round">
      <path d="M-150 0 L-46 -560 L46 -560 L150 0 M-118 -170 L118 -170 M-86 -340 L86 -340 M-118 -170 L86 -340 M118 -170 L-86 -340 M46 -540 L330 0"/>
      <path d="M-132 -640 L16 -640 M-58 -714 L-58 -566 M30 -640 L178 -640 M104 -714 L104 -566"/>
      <circle cx="-58" cy="-640" r="74"/><circle cx="104" cy="-640" r="74"/>
    </g>
    ${titles.map((dye, at) => `<rect x="${width * 0.78}" y="${height * (0.48 + at * 0.07)}" width="${width * 0.14}" height="${height * 0.024}" fill="${dye}"/>`).join('')}
  </svg>`

const picture = (width: number, height: number) => sharp(Buffer.from(headframe(width, height)))

const cables = `Type;Longueur;Le Fil;Yes High Tech;La Fabrique;La Baroufada;À réparer
XLR;5 m;120;310;44;28;21
XLR;10 m;64;180;20;12;16
DMX 110 ohms;5 m;40;96;12;0;8
Socapex;26 m;2;14;4;0;3
Rallonge 16 A;10 m;38;70;48;24;13
`

/** A page of one drawing: rows of lamps above a stage (PDF 1.7, uncompressed so that it can be read here). */
function lightPlot(): Buffer {
  const row = (y: number, count: number) =>
    [`60 ${y + 7} m 535 ${y + 7} l S`, ...Array.from({ length: count }, (_, at) => `${70 + at * (450 / count)} ${y} 14 14 re S`)].join('\n')
  const drawing = ['1.2 w', row(700, 8), row(600, 12), row(500, 1), row(400, 6), '60 120 475 220 re S'].join('\n')
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>',
    `<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`,
  ]
  let body = '%PDF-1.7\n'
  const places = objects.map((object, at) => {
    const place = `${String(body.length).padStart(10, '0')} 00000 n \n`
    body += `${at + 1} 0 obj\n${object}\nendobj\n`
    return place
  })
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`
  return Buffer.from(`${body}${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`)
}

export const files: Record<DemoFileKey, DemoFile> = {
  'plan-de-feu': { name: 'Plan de feu, version 1.pdf', kind: 'pdf', type: 'application/pdf', make: async () => lightPlot() },
  affiche: {
    name: 'Affiche, épreuve 1.png',
    kind: 'picture',
    type: 'image/png',
    size: { width: 1_240, height: 1_754 },
    make: () => picture(1_240, 1_754).png({ palette: true }).toBuffer(),
  },
  bandeau: {
    name: 'Bandeau, épreuve 1.jpg',
    kind: 'picture',
    type: 'image/jpeg',
    size: { width: 1_600, height: 800 },
    make: () => picture(1_600, 800).jpeg({ quality: 88 }).toBuffer(),
  },
  cables: { name: 'Inventaire des câbles.csv', kind: 'sheet', type: 'text/csv', make: async () => Buffer.from(`\ufeff${cables}`) },
}
