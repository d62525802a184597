import type { FileRef } from '@navette/contract/files/schema.ts'
import { type CSSProperties, lazy, Suspense, useState } from 'react'
import { thumbnailAddress } from '../lib/file-addresses.ts'
import { useTranslation } from '../lib/words.ts'
import { FileRow } from './file-row.tsx'
import classes from './files.module.css'
import { RenewedImage } from './renewed-image.tsx'

const PictureViewer = lazy(() => import('./picture-viewer.tsx'))

/** What something carries: its pictures to look at, the rest to take along. Each place is as large as its picture before it comes, so that nothing jumps. */
export const CarriedFiles = ({ files }: { files: readonly FileRef[] }) => {
  const { t } = useTranslation('ui')
  const [shown, show] = useState<string | null>(null)
  if (files.length === 0) return null
  const pictures = files.filter(({ picture }) => picture !== null)
  const others = files.filter(({ picture }) => picture === null)
  return (
    <div className={classes.carried}>
      {pictures.length > 0 && (
        <div className={classes.pictures} data-alone={pictures.length === 1 || undefined}>
          {pictures.map((file) => (
            <button
              type="button"
              key={file.id}
              className={classes.picture}
              style={shapeOf(file)}
              aria-label={t('files.look', { name: file.name })}
              onClick={() => show(file.id)}
            >
              {file.picture?.drawn && <RenewedImage src={thumbnailAddress(file, 'small')} alt="" loading="lazy" />}
            </button>
          ))}
        </div>
      )}
      {others.map((file) => (
        <FileRow key={file.id} file={file} />
      ))}
      {shown && (
        <Suspense>
          <PictureViewer pictures={pictures} first={shown} onClose={() => show(null)} />
        </Suspense>
      )}
    </div>
  )
}

/** Neither a strip nor a line, however long its sides. */
const shapeOf = ({ picture }: FileRef): CSSProperties => {
  const ratio = picture ? Math.min(Math.max(picture.width / picture.height, 0.5), 3) : 1
  return { '--ratio': ratio.toFixed(4) } as CSSProperties
}
