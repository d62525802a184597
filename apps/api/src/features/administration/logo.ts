import { notAPicture } from '@navette/contract/core/files.ts'
import sharp from 'sharp'
import { refuse } from '../../platform/http/refuse.ts'

/** Formats that are read; by what the file holds, whatever it is called. */
const formats = new Set(['png', 'jpeg', 'webp', 'heif', 'gif', 'svg'])

/**
 * Draws a logo anew, at most 512 pixels on a side: what else the file held (places, scripts, a second file behind the picture) is gone.
 *
 * @throws Refused `not_a_picture`
 */
export async function drawLogo(content: Uint8Array): Promise<Uint8Array> {
  try {
    const picture = sharp(content, { limitInputPixels: 50_000_000, density: 144 })
    const { format } = await picture.metadata()
    if (!formats.has(format)) return refuse(notAPicture)
    return await picture
      .autoOrient()
      .resize(512, 512, { fit: 'inside', withoutEnlargement: format !== 'svg' })
      .webp({ quality: 90 })
      .toBuffer()
  } catch {
    return refuse(notAPicture)
  }
}
