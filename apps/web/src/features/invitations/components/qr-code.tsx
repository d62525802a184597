import { useEffect, useState } from 'react'
import classes from './poster.module.css'

/** A QR code (ISO/IEC 18004) as one path; a quarter of it may be stained and it is still read. What draws it comes when it is wanted. */
export const QrCode = ({ text, label }: { text: string; label: string }) => {
  const [drawn, setDrawn] = useState<{ size: number; path: string } | null>(null)
  useEffect(() => {
    let here = true
    void import('qrcode').then(({ create }) => {
      const { size, data } = create(text, { errorCorrectionLevel: 'Q' }).modules
      const dark = [...data].flatMap((bit, at) => (bit ? [`M${at % size} ${Math.floor(at / size)}h1v1h-1z`] : []))
      if (here) setDrawn({ size, path: dark.join('') })
    })
    return () => {
      here = false
    }
  }, [text])
  if (!drawn) return <div className={classes.code} />
  // Four modules of silence around it, as the standard asks.
  return (
    <svg
      className={classes.code}
      viewBox={`-4 -4 ${drawn.size + 8} ${drawn.size + 8}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <path d={drawn.path} />
    </svg>
  )
}
