import type { Language } from '@navette/contract/accounts/schema.ts'
import type { FileRef } from '@navette/contract/files/schema.ts'

export interface TakenThread {
  title: string
  project: string | null
  createdAt: Date
  closed: boolean
}

export interface TakenPost {
  number: number
  author: string | null
  /** JSON of the database has instants as text. */
  at: Date | string
  /** Markdown; null where it was taken back. */
  text: string | null
  files?: readonly FileRef[]
}

interface Taking {
  language: Language
  publicUrl: string | null
  /** Where a file stands beside the text. */
  standsIn?: (file: FileRef) => string
}

/** A thread as a text that any reader of Markdown shows: who said what, when, with what. */
export function threadMarkdown({ title, project, closed }: TakenThread, posts: readonly TakenPost[], taking: Taking): string {
  const { colon, inProject, isClosed, removed, somebody } = words[taking.language]
  const parts = [
    `# ${title}`,
    ...(project ? [`${inProject}${colon} ${project}${closed ? `, ${isClosed}` : ''}`] : []),
    ...posts.map(({ author, at, text, files = [] }) => {
      const said = text === null ? removed : outside(text, taking.publicUrl)
      const carried = files.map((file) => `- [${file.name.replace(/[[\]\\]/g, '\\$&')}](<${taking.standsIn?.(file) ?? ''}>)`).join('\n')
      return [`## ${author ?? somebody}, ${new Date(at).toISOString().slice(0, 16).replace('T', ' ')}`, said, carried]
        .filter(Boolean)
        .join('\n\n')
    }),
  ]
  return `${parts.join('\n\n')}\n`
}

/** Links to pages of ours lead there from anywhere; a chip, which holds no title, says where it leads. */
const outside = (text: string, publicUrl: string | null): string =>
  publicUrl
    ? text.replace(
        /\[(#|[^\]\n]*)\]\((\/[^)\s]*)\)/g,
        (_, label: string, path: string) => `[${label === '#' ? `${publicUrl}${path}` : label}](${publicUrl}${path})`,
      )
    : text

const words = {
  fr: { colon: '\u00a0:', inProject: 'Projet', isClosed: 'fil fermé', removed: '(message retiré)', somebody: '…' },
  en: { colon: ':', inProject: 'Project', isClosed: 'thread closed', removed: '(message removed)', somebody: '…' },
}
