import type { FileKind } from '@navette/contract/files/schema.ts'
import {
  IconFile,
  IconFileMusic,
  IconFileSpreadsheet,
  IconFileText,
  IconFileTypePdf,
  IconFileZip,
  IconMovie,
  IconPhoto,
  IconPresentation,
  IconTerminal2,
  IconVectorTriangle,
  type TablerIcon,
} from '@tabler/icons-react'

const icons: Record<FileKind, TablerIcon> = {
  picture: IconPhoto,
  drawing: IconVectorTriangle,
  audio: IconFileMusic,
  video: IconMovie,
  pdf: IconFileTypePdf,
  text: IconFileText,
  document: IconFileText,
  sheet: IconFileSpreadsheet,
  slides: IconPresentation,
  archive: IconFileZip,
  program: IconTerminal2,
  other: IconFile,
}

/** The sign of a kind of file; its name always stands beside it. */
export const FileKindIcon = ({ kind, size = 20 }: { kind: FileKind; size?: number }) => {
  const Icon = icons[kind]
  return <Icon size={size} stroke={1.75} aria-hidden />
}
