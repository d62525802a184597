import { type ImgHTMLAttributes, useState } from 'react'
import { renewed } from '../lib/renewal.ts'

type RenewedImageProps = ImgHTMLAttributes<HTMLImageElement> & {
  src: string
  alt: string
  /** It cannot be shown. */
  onLost?: () => void
}

/** A picture of the API. An access token lives minutes, and a picture cannot renew it by itself as other requests do: it is asked for once more. */
export const RenewedImage = ({ onLost, alt, ...image }: RenewedImageProps) => {
  const [asked, setAsked] = useState({ at: Date.now(), times: 1 })
  const [lost, setLost] = useState(false)
  const again = async () => {
    if (asked.times === 1 && (await renewed(asked.at).catch(() => false))) return setAsked({ at: Date.now(), times: 2 })
    setLost(true)
    onLost?.()
  }
  return lost ? null : <img key={asked.times} alt={alt} decoding="async" draggable={false} {...image} onError={again} />
}
