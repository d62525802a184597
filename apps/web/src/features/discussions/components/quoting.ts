import type { Post } from '@navette/contract/discussions/schema.ts'
import { createBus } from '../../../lib/bus.ts'

/** What is to be quoted, for whoever answers in that thread. */
export const quotes = createBus<{ threadId: string; markdown: string }>()

/** Passes a message, or the words chosen in it, to where one answers: quoted, with a way back to where they were said. */
export const quote = (post: Post, someone: string, words?: string) => {
  const said = (words ?? post.text ?? '').trim()
  if (said === '') return
  const source = `[${(post.author?.name ?? someone).replace(/[[\]\\]/g, '')}](/fils/${post.threadId}#message-${post.number})`
  const lines = [source, '', ...said.split('\n')].map((line) => `> ${line}`.trimEnd())
  quotes.publish({ threadId: post.threadId, markdown: `${lines.join('\n')}\n\n` })
}

/** The words chosen inside one message, without its signs. */
export const chosenIn = (element: HTMLElement | null): string => {
  const selection = getSelection()
  if (!element || !selection || selection.isCollapsed || !selection.anchorNode || !selection.focusNode) return ''
  return element.contains(selection.anchorNode) && element.contains(selection.focusNode) ? selection.toString().trim() : ''
}
