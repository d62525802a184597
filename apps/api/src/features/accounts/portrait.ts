import { pictureTooLarge } from '@navette/contract/accounts/endpoints.ts'
import { notAPicture } from '@navette/contract/core/files.ts'
import sharp from 'sharp'
import type { Services } from '../../platform/context.ts'
import { refuse } from '../../platform/http/refuse.ts'

/** Points of a side: beside a name, and on a person's page; both serve screens with two points to one. */
const portraitSizes = [64, 256] as const
type PortraitSize = (typeof portraitSizes)[number]

/** Where a picture is kept. Its version is part of the key: what a browser keeps under an address never changes. */
export const portraitKey = (memberId: string, version: number, size: PortraitSize): string =>
  `portraits/${memberId}-${version}-${size}.webp`

/** A telephone's camera takes 50 million points; a file that unfolds into more is made to harm. */
const mostPoints = 50_000_000
/** What a browser may show by itself. Not SVG, which is a document with scripts. */
const readable = new Set(['jpeg', 'png', 'webp', 'gif', 'heif', 'tiff'])

/**
 * Draws a picture anew, as a square of each size: nothing that was noted in the file (place, camera, thumbnail) comes along.
 *
 * @returns WebP, by size
 */
export async function drawPortrait(bytes: Uint8Array): Promise<Map<PortraitSize, Uint8Array>> {
  if (bytes.length === 0) refuse(notAPicture)
  const picture = sharp(bytes, { limitInputPixels: mostPoints, failOn: 'error' })
  const { format, width, height } = await picture.metadata().catch(refused)
  if (!readable.has(format)) refuse(notAPicture)
  if (width * height > mostPoints) refuse(pictureTooLarge)
  const upright = picture.autoOrient()
  const draw = (side: PortraitSize) => upright.clone().resize(side, side, { fit: 'cover' }).webp({ quality: 82 }).toBuffer().catch(refused)
  return new Map(await Promise.all(portraitSizes.map(async (side) => [side, new Uint8Array(await draw(side))] as const)))
}

/** Removes the files of a picture that is shown no more. */
export function forgetPortrait({ storage, log }: Pick<Services, 'storage' | 'log'>, memberId: string, version: number | null): void {
  if (version === null) return
  for (const side of portraitSizes) {
    storage
      .remove(portraitKey(memberId, version, side))
      .catch((error: unknown) => log.warn({ err: error }, 'a picture that is shown no more could not be removed'))
  }
}

/** libvips says in words what is wrong with a file. */
const refused = (error: Error): never => refuse(/pixel limit/i.test(error.message) ? pictureTooLarge : notAPicture)
