import { readFile, stat, writeFile } from 'node:fs/promises'
import sharp from 'sharp'
import { forgetPlace } from '../../platform/files/location.ts'
import type { ThumbnailSize } from './keys.ts'

/** A telephone's camera takes 50 million points, a good scanner 100; a file that unfolds into more is made to harm. */
const mostPoints = 100_000_000

/** What is drawn by itself. Not SVG, which is a document with scripts, and not what a browser cannot be sure to show. */
const drawable = new Set(['image/jpeg', 'image/png', 'image/apng', 'image/webp', 'image/gif', 'image/avif', 'image/tiff'])

/** What may note where it was taken. HEIC cannot be drawn here, but can be made to forget. */
const mayTellPlace = new Set([...drawable, 'image/heic', 'image/heif'])

/** Longest side, in points: for lists and messages; for a whole screen with two points to one. */
const sides: Record<ThumbnailSize, number> = { small: 640, large: 2048 }

/** What a browser may show from the original itself, as a picture. */
export const showsItself = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif'])

/** Larger ones are not looked through: nothing that takes pictures makes them. */
const mostBytes = 200 * 1_048_576

/** Takes out of a picture where it was taken, before anybody sees it. @param path of the file, rewritten only where it told a place */
export async function forgetPlaceOf(path: string, type: string): Promise<void> {
  if (!mayTellPlace.has(type) || (await stat(path)).size > mostBytes) return
  const silent = forgetPlace(await readFile(path))
  if (silent) await writeFile(path, silent)
}

/** The width and height of a picture that stands upright; null for what is no picture, or cannot be shown, or is made to harm. */
export async function measure(path: string, type: string): Promise<{ width: number; height: number } | null> {
  if (!drawable.has(type) || (await stat(path)).size > mostBytes) return null
  try {
    const { autoOrient } = await sharp(path, { limitInputPixels: mostPoints }).metadata()
    const { width, height } = autoOrient
    return width > 0 && height > 0 && width * height <= mostPoints ? { width, height } : null
  } catch {
    return null
  }
}

/**
 * Draws a picture anew, upright and smaller: nothing that its file notes besides comes along. A moving one moves in the large size.
 *
 * @returns WebP; throws where the picture cannot be read after all
 */
export async function draw(bytes: Uint8Array, size: ThumbnailSize): Promise<Uint8Array> {
  const still = (animated: boolean) =>
    sharp(bytes, { limitInputPixels: mostPoints, animated, failOn: 'error' })
      .autoOrient()
      .resize(sides[size], sides[size], { fit: 'inside', withoutEnlargement: true })
      .webp({ quality: size === 'small' ? 78 : 84 })
      .toBuffer()
  const { pages = 1, width, height } = await sharp(bytes, { limitInputPixels: mostPoints }).metadata()
  const moves = size === 'large' && pages > 1 && pages * width * height <= mostPoints
  return still(moves)
}
