import readExif from 'exif-reader'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { forgetPlace } from './location.ts'

const place = {
  GPSLatitudeRef: 'N',
  GPSLatitude: '45/1 26/1 2345/100',
  GPSLongitudeRef: 'E',
  GPSLongitude: '4/1 23/1 1234/100',
}

const xmp =
  '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="45,26.3N" xmlns:dc="http://purl.org/dc/elements/1.1/" dc:rights="Le Fil"><exif:GPSLongitude>4,23.2E</exif:GPSLongitude></rdf:Description></rdf:RDF></x:xmpmeta>'

const taken = (withPlace = true) =>
  sharp({ create: { width: 60, height: 40, channels: 3, background: '#a21' } })
    .withMetadata({ orientation: 6 })
    .withExifMerge({ IFD0: { Copyright: 'Le Fil', Artist: 'Maud' }, ...(withPlace && { IFD3: place }) })
    .withXmp(withPlace ? xmp : xmp.replaceAll(/GPS/g, 'Pixel'))

const formats = ['jpeg', 'png', 'webp', 'avif'] as const

describe.each(formats)('a picture in %s', (format) => {
  it('forgets where it was taken, and nothing else', async () => {
    const bytes = await taken()[format]().toBuffer()
    const before = await sharp(bytes).metadata()
    expect(readExif(before.exif ?? Buffer.alloc(0)).GPSInfo?.GPSLatitude).toEqual([45, 26, 23.45])
    const points = await sharp(bytes).raw().toBuffer()
    const length = bytes.length
    const kept = forgetPlace(Buffer.from(bytes)) ?? bytes
    if (format !== 'png') expect(kept.length).toBe(length)
    const after = await sharp(kept, { failOn: 'warning' }).metadata()
    const exif = readExif(after.exif ?? Buffer.alloc(0))
    expect(exif.GPSInfo?.GPSLatitude).toBeUndefined()
    expect(exif.GPSInfo?.GPSLongitude).toBeUndefined()
    expect(exif.Image).toMatchObject({ Copyright: 'Le Fil', Artist: 'Maud' })
    expect(after.orientation).toBe(before.orientation)
    const packet = after.xmp?.toString() ?? ''
    expect(packet).toContain('dc:rights="Le Fil"')
    expect(packet).not.toMatch(/45,26|4,23/)
    expect(kept.includes('45,26.3N')).toBe(false)
    expect((await sharp(kept, { failOn: 'warning' }).raw().toBuffer()).equals(points)).toBe(true)
    expect(forgetPlace(kept)).toBeNull()
  })

  it('stays byte for byte where it tells no place', async () => {
    const bytes = await taken(false)[format]().toBuffer()
    const copy = Buffer.from(bytes)
    expect(forgetPlace(bytes)).toBeNull()
    expect(bytes.equals(copy)).toBe(true)
  })
})

it('reads either order of bytes, and is not led astray', () => {
  const block = Buffer.alloc(80)
  block.write('MM\0*', 0, 'latin1')
  block.writeUInt32BE(8, 4)
  block.writeUInt16BE(1, 8)
  block.writeUInt16BE(0x8825, 10)
  block.writeUInt16BE(4, 12)
  block.writeUInt32BE(1, 14)
  block.writeUInt32BE(26, 18)
  block.writeUInt16BE(1, 26)
  block.writeUInt16BE(2, 28)
  block.writeUInt16BE(5, 30)
  block.writeUInt32BE(3, 32)
  block.writeUInt32BE(44, 36)
  block.fill(7, 44, 68)
  const whole = Buffer.from(block)
  expect(forgetPlace(whole)).toBe(whole)
  expect(whole.subarray(26, 68).every((byte) => byte === 0)).toBe(true)
  // Offsets that lead out of the file, counts beyond all measure, and blocks cut short.
  for (let at = 4; at < block.length; at++) {
    const harmed = Buffer.from(block)
    harmed.fill(0xff, at, Math.min(at + 4, block.length))
    expect(() => forgetPlace(harmed)).not.toThrow()
    expect(() => forgetPlace(Buffer.from(block.subarray(0, at)))).not.toThrow()
  }
})
