import { crc32, inflateSync } from 'node:zlib'

/**
 * Takes out of a picture where it was taken, and leaves everything else as it is: points, orientation, colours, author and rights. What
 * said the place is overwritten in place, so that nothing in the file moves.
 *
 * Exif keeps the place in a directory of its own (Exif 3.0, section 4.6.6: `GPS Info IFD`), in JPEG, PNG, WebP, TIFF, HEIC and AVIF alike;
 * XMP keeps it in properties (`exif:GPSLatitude` …, XMP part 2, section 3.3), IPTC in names of places, which somebody wrote and meant.
 *
 * @param given bytes of the whole file; may be changed in place
 * @returns the bytes that tell no place, or null where they told none
 */
export function forgetPlace(given: Buffer): Buffer | null {
  const bytes = withReadableXmp(given)
  const exif = tiffBlocks(bytes).map((start) => forgetInTiff(bytes, start))
  const xmp = forgetInXmp(bytes)
  if (!xmp && !exif.includes(true)) return null
  repairPng(bytes)
  return bytes
}

const exifMark = Buffer.from('Exif\0\0', 'latin1')
const tiffMarks = [Buffer.from('II*\0', 'latin1'), Buffer.from('MM\0*', 'latin1')]

/** Where Exif's little TIFF files begin: after their mark, at the start of a chunk of PNG or WebP, or at the very start. */
function tiffBlocks(bytes: Buffer): number[] {
  const starts = new Set<number>()
  const add = (at: number) => {
    if (tiffMarks.some((mark) => bytes.subarray(at, at + 4).equals(mark))) starts.add(at)
  }
  add(0)
  for (let at = bytes.indexOf(exifMark); at !== -1; at = bytes.indexOf(exifMark, at + 1)) add(at + exifMark.length)
  for (const name of ['eXIf', 'EXIF']) {
    // PNG tells the length before the name, WebP behind it.
    for (let at = bytes.indexOf(name, 0, 'latin1'); at !== -1; at = bytes.indexOf(name, at + 1, 'latin1'))
      add(at + (name === 'eXIf' ? 4 : 8))
  }
  return [...starts]
}

const gpsTag = 0x8825
/** Bytes of one value, by its type (TIFF 6.0, section 2). */
const sizes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8]

/** @param start of the TIFF header, from which its offsets count */
function forgetInTiff(bytes: Buffer, start: number): boolean {
  const little = bytes[start] === 0x49
  const fits = (at: number, length: number) => at >= start && at + length <= bytes.length
  const short = (at: number) => (little ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at))
  const long = (at: number) => (little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at))
  /** Each entry of a directory, 12 bytes: tag, type, count, value or where it stands. */
  const entries = (offset: number): number[] => {
    if (!fits(start + offset, 2)) return []
    const count = short(start + offset)
    return Array.from({ length: count }, (_, place) => start + offset + 2 + place * 12).filter((at) => fits(at, 12))
  }
  if (!fits(start, 8)) return false
  let found = false
  for (const at of entries(long(start + 4))) {
    if (short(at) !== gpsTag) continue
    const directory = long(at + 8)
    for (const entry of entries(directory)) {
      const length = (sizes[short(entry + 2)] ?? 0) * long(entry + 4)
      const value = start + long(entry + 8)
      if (length > 4 && length < 4_096 && fits(value, length)) bytes.fill(0, value, value + length)
      bytes.fill(0, entry, entry + 12)
      found = true
    }
    if (fits(start + directory, 2)) bytes.fill(0, start + directory, start + directory + 2)
  }
  return found
}

/** `exif:GPSLatitude="45,26.3N"`, `<exif:GPSLatitude>45,26.3N</exif:GPSLatitude>`; the value becomes blanks. */
const gpsProperty = /(GPS\w+(?:\s*=\s*["']|>))([^"'<]+)/g

function forgetInXmp(bytes: Buffer): boolean {
  let found = false
  for (let from = bytes.indexOf('<x:xmpmeta'); from !== -1; from = bytes.indexOf('<x:xmpmeta', from + 1)) {
    const to = bytes.indexOf('</x:xmpmeta', from)
    if (to === -1) break
    // One byte for each sign, so that places in the text are places in the file.
    const packet = bytes.toString('latin1', from, to)
    const blanked = packet.replace(gpsProperty, (_whole, name: string, value: string) => name + ' '.repeat(value.length))
    if (blanked === packet) continue
    bytes.write(blanked, from, 'latin1')
    found = true
  }
  return found
}

const pngMark = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')

interface Chunk {
  name: string
  start: number
  /** Of what it holds; the checksum follows. */
  data: Buffer
}

/** The chunks of a PNG: length, name, data, checksum (PNG, third edition, section 5.3); none where it is no PNG. */
function* chunksOf(bytes: Buffer): Generator<Chunk> {
  if (!bytes.subarray(0, 8).equals(pngMark)) return
  for (let start = 8; start + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(start)
    if (start + 12 + length > bytes.length) return
    yield { name: bytes.toString('latin1', start + 4, start + 8), start, data: bytes.subarray(start + 8, start + 8 + length) }
    start += 12 + length
  }
}

/** The checksums of what was changed are worked out again. */
function repairPng(bytes: Buffer): void {
  for (const { name, start, data } of chunksOf(bytes)) {
    if (!['eXIf', 'iTXt', 'tEXt'].includes(name)) continue
    bytes.writeUInt32BE(crc32(bytes.subarray(start + 4, start + 8 + data.length)), start + 8 + data.length)
  }
}

/** How compressed XMP begins: a chunk of international text (section 11.3.3.4) with its flags and empty names, or of the old kind (11.3.3.3). */
const compressedXmp: Record<string, Buffer> = {
  iTXt: Buffer.from('XML:com.adobe.xmp\0\x01\0\0\0', 'latin1'),
  zTXt: Buffer.from('XML:com.adobe.xmp\0\0', 'latin1'),
}
const plainXmp = Buffer.from('XML:com.adobe.xmp\0\0\0\0\0', 'latin1')
const longestXmp = 1_048_576

/** The same PNG with its XMP written out where it tells a place: nothing can be overwritten inside of what is compressed. */
function withReadableXmp(bytes: Buffer): Buffer {
  for (const { name, start, data } of chunksOf(bytes)) {
    const mark = compressedXmp[name]
    if (!mark || !data.subarray(0, mark.length).equals(mark)) continue
    const packet = inflated(data.subarray(mark.length))
    if (packet?.toString('latin1').search(gpsProperty) === -1) continue
    const said = Buffer.concat([plainXmp, packet ?? Buffer.alloc(0)])
    const head = Buffer.alloc(8)
    head.writeUInt32BE(said.length)
    head.write('iTXt', 4, 'latin1')
    return Buffer.concat([bytes.subarray(0, start), head, said, Buffer.alloc(4), bytes.subarray(start + 12 + data.length)])
  }
  return bytes
}

/** Null where it cannot be read, or unfolds beyond all measure; what nobody can read is then left out. */
function inflated(compressed: Buffer): Buffer | null {
  try {
    return inflateSync(compressed, { maxOutputLength: longestXmp })
  } catch {
    return null
  }
}
