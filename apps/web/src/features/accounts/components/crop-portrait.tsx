import { Button, Group, Modal } from '@mantine/core'
import { useEffect, useId, useState } from 'react'
import Cropper, { type Area } from 'react-easy-crop'
import { useTranslation } from '../../../lib/words.ts'
import { Notice } from '../../../ui/notice.tsx'
import classes from './crop-portrait.module.css'

interface CropPortraitProps {
  file: File
  pending: boolean
  onKeep: (picture: Uint8Array) => void
  onClose: () => void
}

/** Chooses the square of a picture that is shown: drawn by hand, by wheel, or by the arrows of the keyboard. */
export default function CropPortrait({ file, pending, onKeep, onClose }: CropPortraitProps) {
  const { t } = useTranslation('accounts')
  const address = useAddress(file)
  const zoomId = useId()
  const [place, setPlace] = useState({ x: 0, y: 0 })
  const [zoom, setZoom] = useState(1)
  const [area, setArea] = useState<Area | null>(null)
  const [unreadable, setUnreadable] = useState(false)
  const keep = async () => {
    if (!area || pending) return
    onKeep(await cut(address, area))
  }
  return (
    <Modal opened onClose={onClose} title={t('portrait.cropTitle')} closeButtonProps={{ 'aria-label': t('portrait.cancel') }}>
      {unreadable ? (
        <Notice kind="error">{t('portrait.unreadable')}</Notice>
      ) : (
        <>
          <div className={classes.stage}>
            {address && (
              <Cropper
                image={address}
                crop={place}
                zoom={zoom}
                aspect={1}
                cropShape="round"
                showGrid={false}
                keyboardStep={8}
                cropperProps={{ 'aria-label': t('portrait.move') }}
                onCropChange={setPlace}
                onZoomChange={setZoom}
                onCropAreaChange={(_, points) => setArea(points)}
                mediaProps={{ alt: '', onError: () => setUnreadable(true) }}
              />
            )}
          </div>
          <label htmlFor={zoomId} className={classes.zoom}>
            {t('portrait.zoom')}
            <input
              id={zoomId}
              type="range"
              min={1}
              max={3}
              step={0.05}
              value={zoom}
              onChange={({ currentTarget }) => setZoom(Number(currentTarget.value))}
            />
          </label>
        </>
      )}
      <Group justify="flex-end" gap="xs" mt="lg">
        <Button variant="default" onClick={onClose}>
          {t('portrait.cancel')}
        </Button>
        {!unreadable && (
          <Button aria-disabled={pending || !area} onClick={() => void keep()}>
            {t(pending ? 'profile.saving' : 'portrait.keep')}
          </Button>
        )}
      </Group>
    </Modal>
  )
}

/** An address for a file of this device, as long as it is looked at. */
const useAddress = (file: File): string => {
  const [address, setAddress] = useState('')
  useEffect(() => {
    const made = URL.createObjectURL(file)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [file])
  return address
}

/** Enough for a screen with two points to one, and light enough for a telephone's network. */
const side = 512

const cut = async (address: string, { x, y, width, height }: Area): Promise<Uint8Array> => {
  const image = new Image()
  image.src = address
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = side
  canvas.height = side
  canvas.getContext('2d')?.drawImage(image, x, y, width, height, 0, 0, side, side)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  return new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer(0))
}
