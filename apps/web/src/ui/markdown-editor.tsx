import { Component, lazy, type ReactNode, type Ref, Suspense } from 'react'
import { PlainEditor } from './plain-editor.tsx'
import type { Suggest } from './suggested.ts'
import { WaitingEditor } from './waiting-editor.tsx'

/** What a form may ask of the editor that it holds. */
export interface EditorHandle {
  focus: () => void
  /** Whether one writes in it at this moment. */
  focused: () => boolean
  /** Puts another text in the place of what stands there. */
  replace: (markdown: string) => void
  /** Types a sign where one writes. */
  type: (sign: string) => void
}

export interface MarkdownEditorProps {
  /** Names the field for those who do not see it. */
  label: string
  placeholder?: string
  /** Markdown; read once, when the editor appears. `replace` changes it later. */
  initial: string
  onChange: (markdown: string) => void
  /** Ctrl Enter, or ⌘ Enter. */
  onSend?: () => void
  onEscape?: () => void
  /** Arrow up in an empty editor. */
  onUpWhenEmpty?: () => void
  autoFocus?: boolean
  /** Shows the bar of formats above the text. */
  formats?: boolean
  /** Room for several lines from the start. */
  tall?: boolean
  invalid?: boolean
  /** Whom an @ offers. */
  mention?: Suggest
  /** What a # offers. */
  name?: Suggest
  /** The title of a page of ours, as whoever writes may see it. */
  titleOf?: (path: string) => Promise<string | null>
  ref?: Ref<EditorHandle>
}

const RichEditor = lazy(() => import('./rich-editor.tsx'))

/**
 * Writes Markdown as it will be read: Markdown in, Markdown out. The editor is heavy and comes when needed;
 * until then its place is kept, and where it cannot come (no network) the same text is written as plain Markdown.
 */
export function MarkdownEditor(props: MarkdownEditorProps) {
  return (
    <PlainWhenMissing plain={<PlainEditor {...props} />}>
      <Suspense fallback={<WaitingEditor {...props} />}>
        <RichEditor {...props} />
      </Suspense>
    </PlainWhenMissing>
  )
}

class PlainWhenMissing extends Component<{ plain: ReactNode; children: ReactNode }, { missing: boolean }> {
  override state = { missing: false }

  static getDerivedStateFromError() {
    return { missing: true }
  }

  override render() {
    return this.state.missing ? this.props.plain : this.props.children
  }
}
