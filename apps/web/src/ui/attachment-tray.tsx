import { ActionIcon, Button, Progress } from '@mantine/core'
import { IconAlertCircle, IconFile, IconX } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { Refused } from '../lib/errors.ts'
import type { ShownUpload } from '../lib/uploads.ts'
import { problemWords, useTranslation } from '../lib/words.ts'
import { percentOf, sizeOf } from './amounts.ts'
import classes from './attachment-tray.module.css'
import { FileKindIcon } from './file-kind.tsx'

/** What the tray shows of a file, on its way or arrived. */
export type TrayFile = Pick<ShownUpload, 'id' | 'name' | 'type' | 'bytes' | 'sent' | 'content' | 'file' | 'problem'>

interface AttachmentTrayProps {
  uploads: readonly TrayFile[]
  /** Not offered where what carries them is on its way. */
  onCancel?: (id: string) => void
  onRetry: (id: string) => void
}

/** Files that are chosen and not yet carried by anything: how far each has come, and what became of it. */
export const AttachmentTray = ({ uploads, onCancel, onRetry }: AttachmentTrayProps) => {
  const { t } = useTranslation('ui')
  if (uploads.length === 0) return null
  return (
    <ul className={classes.tray} aria-label={t('files.tray')}>
      {uploads.map((upload) => (
        <li key={upload.id} className={classes.file} data-refused={upload.problem ? true : undefined}>
          <Sign upload={upload} />
          <span className={classes.words}>
            <b>{upload.name || t('files.nameless')}</b>
            <Standing upload={upload} />
          </span>
          {/* The same file stays as large as it is. */}
          {upload.problem && upload.problem.code !== 'file_too_large' && (
            <Button variant="default" size="compact-sm" onClick={() => onRetry(upload.id)}>
              {t('files.retry')}
            </Button>
          )}
          {onCancel && (
            <ActionIcon
              className={classes.cancel ?? ''}
              variant="subtle"
              aria-label={t('files.cancel', { name: upload.name })}
              onClick={() => onCancel(upload.id)}
            >
              <IconX size={18} stroke={1.75} />
            </ActionIcon>
          )}
        </li>
      ))}
    </ul>
  )
}

function Standing({ upload }: { upload: TrayFile }) {
  const { t } = useTranslation('ui')
  const { problem, file, sent, bytes } = upload
  if (problem)
    return (
      <small className={classes.problem} role="alert">
        {problem.code === 'file_too_large' && problem.limit
          ? t('files.tooLarge', { limit: sizeOf(problem.limit) })
          : problemWords(new Refused(problem))}
      </small>
    )
  if (file) return <small>{`${t(`files.kinds.${file.kind}`)}, ${sizeOf(file.bytes)}`}</small>
  const share = bytes === 0 ? 0 : Math.min(sent / bytes, 1)
  return (
    <>
      <small>{t('files.sending', { share: percentOf(share), size: sizeOf(bytes) })}</small>
      <Progress value={share * 100} size={3} aria-label={t('files.progress', { name: upload.name })} />
    </>
  )
}

/** A small picture of what is a picture, from the device itself; else the sign of its kind. */
function Sign({ upload }: { upload: TrayFile }) {
  const address = usePreview(upload)
  const [broken, setBroken] = useState<string | null>(null)
  // An iPhone's HEIC under another name, or a file that was cut off: a browser may not be able to show what it says it is.
  if (address && address !== broken) return <img className={classes.preview} src={address} alt="" onError={() => setBroken(address)} />
  if (upload.problem) return <IconAlertCircle className={classes.alert} size={20} stroke={1.75} aria-hidden />
  return upload.file ? <FileKindIcon kind={upload.file.kind} /> : <IconFile size={20} stroke={1.75} aria-hidden />
}

/** What a browser shows without running anything; the page’s own rules let pictures of the device in. */
const shown = /^image\/(png|jpeg|webp|gif|avif)$/

const usePreview = ({ content, type }: TrayFile): string | null => {
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    if (!content || !shown.test(type)) return
    const made = URL.createObjectURL(content)
    setAddress(made)
    return () => {
      setAddress(null)
      URL.revokeObjectURL(made)
    }
  }, [content, type])
  return address
}
