import { ActionIcon, Modal } from '@mantine/core'
import type { FileRef } from '@navette/contract/files/schema.ts'
import { IconChevronLeft, IconChevronRight, IconDownload, IconX } from '@tabler/icons-react'
import { type KeyboardEvent, useState } from 'react'
import { takeFile, thumbnailAddress } from '../lib/file-addresses.ts'
import { useTranslation } from '../lib/words.ts'
import { sizeOf } from './amounts.ts'
import classes from './picture-viewer.module.css'
import { RenewedImage } from './renewed-image.tsx'

interface PictureViewerProps {
  pictures: readonly FileRef[]
  /** The one it opens with, by its id. */
  first: string
  onClose: () => void
}

/** Pictures one after the other, as large as the screen: arrows turn, Escape leaves, `d` takes along. */
export default function PictureViewer({ pictures, first, onClose }: PictureViewerProps) {
  const { t } = useTranslation('ui')
  const [place, setPlace] = useState(() =>
    Math.max(
      pictures.findIndex(({ id }) => id === first),
      0,
    ),
  )
  const file = pictures[Math.min(place, pictures.length - 1)]
  const turn = (by: number) => setPlace((now) => Math.min(Math.max(now + by, 0), pictures.length - 1))
  const press = ({ key }: KeyboardEvent) => {
    if (key === 'ArrowLeft') turn(-1)
    if (key === 'ArrowRight') turn(1)
    if (key === 'd' && file) void takeFile(file)
  }
  if (!file) return null
  const many = pictures.length > 1
  return (
    <Modal.Root opened onClose={onClose} fullScreen>
      <Modal.Content className={classes.viewer ?? ''} aria-label={file.name} onKeyDown={press}>
        <header className={classes.bar}>
          <Modal.Title className={classes.name ?? ''}>{file.name}</Modal.Title>
          <span className={classes.detail}>
            {many && `${place + 1} / ${pictures.length}, `}
            {sizeOf(file.bytes)}
          </span>
          <ActionIcon variant="subtle" size={44} aria-label={t('files.take', { name: file.name })} onClick={() => void takeFile(file)}>
            <IconDownload size={20} stroke={1.75} />
          </ActionIcon>
          <ActionIcon variant="subtle" size={44} aria-label={t('undo.close')} onClick={onClose} data-autofocus>
            <IconX size={20} stroke={1.75} />
          </ActionIcon>
        </header>
        <div className={classes.stage}>
          {file.picture?.drawn ? (
            <RenewedImage
              key={file.id}
              src={thumbnailAddress(file, 'large')}
              alt={file.name}
              width={file.picture.width}
              height={file.picture.height}
            />
          ) : (
            <p>{t('files.drawing')}</p>
          )}
        </div>
        {many && (
          <>
            <ActionIcon
              className={classes.before ?? ''}
              variant="default"
              size={44}
              radius="xl"
              disabled={place === 0}
              aria-label={t('files.before')}
              onClick={() => turn(-1)}
            >
              <IconChevronLeft size={22} stroke={1.75} />
            </ActionIcon>
            <ActionIcon
              className={classes.after ?? ''}
              variant="default"
              size={44}
              radius="xl"
              disabled={place === pictures.length - 1}
              aria-label={t('files.after')}
              onClick={() => turn(1)}
            >
              <IconChevronRight size={22} stroke={1.75} />
            </ActionIcon>
          </>
        )}
      </Modal.Content>
    </Modal.Root>
  )
}
