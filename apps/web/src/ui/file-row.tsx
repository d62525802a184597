import type { FileRef } from '@navette/contract/files/schema.ts'
import { IconDownload } from '@tabler/icons-react'
import type { MouseEvent, ReactNode } from 'react'
import { contentAddress, takeFile } from '../lib/file-addresses.ts'
import { useTranslation } from '../lib/words.ts'
import { sizeOf } from './amounts.ts'
import { FileKindIcon } from './file-kind.tsx'
import classes from './files.module.css'

interface FileRowProps {
  file: FileRef
  /** Instead of its kind and size. */
  detail?: ReactNode
}

/** A file to take along: its name, what it really is, how much it weighs. */
export const FileRow = ({ file, detail }: FileRowProps) => {
  const { t } = useTranslation('ui')
  const take = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    void takeFile(file)
  }
  return (
    <a className={classes.row} href={contentAddress(file)} download={file.name} onClick={take}>
      <FileKindIcon kind={file.kind} />
      <span className={classes.words}>
        <b>{file.name}</b>
        <small>{detail ?? `${t(`files.kinds.${file.kind}`)}, ${sizeOf(file.bytes)}`}</small>
      </span>
      <IconDownload className={classes.take} size={18} stroke={1.75} aria-hidden />
    </a>
  )
}
