import { type ClipboardEvent, type DragEvent, useState } from 'react'
import { filesIn } from '../lib/uploads.ts'

/**
 * Takes files that are dropped on an element or pasted into it; texts go their usual way.
 *
 * @returns the element's listeners, and whether files are held over it
 */
export const useFileDrop = (onFiles: (files: File[]) => void) => {
  const [over, setOver] = useState(false)
  const carriesFiles = ({ dataTransfer }: DragEvent) => dataTransfer.types.includes('Files')
  return {
    over,
    listeners: {
      onDragEnter: (event: DragEvent) => {
        if (carriesFiles(event)) setOver(true)
      },
      onDragOver: (event: DragEvent) => {
        if (!carriesFiles(event)) return
        event.preventDefault()
        event.dataTransfer.dropEffect = 'copy'
      },
      onDragLeave: ({ currentTarget, relatedTarget }: DragEvent) => {
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setOver(false)
      },
      // Before the editor sees it: it would put a picture into the text.
      onDropCapture: (event: DragEvent) => {
        if (!carriesFiles(event)) return
        event.preventDefault()
        event.stopPropagation()
        setOver(false)
        onFiles(filesIn(event.dataTransfer))
      },
      onPasteCapture: (event: ClipboardEvent) => {
        // Word and spreadsheets bring a picture of the text along with the text.
        if (event.clipboardData.types.includes('text/plain')) return
        const files = filesIn(event.clipboardData)
        if (files.length === 0) return
        event.preventDefault()
        event.stopPropagation()
        onFiles(files)
      },
    },
  }
}
