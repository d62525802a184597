import type { Post } from '@navette/contract/discussions/schema.ts'

/** Messages that one person moved at one moment to one thread are one line, under the number of the last of them. */
export const foldTraces = (posts: readonly Post[]): readonly Post[] => {
  if (!posts.some(({ trace }) => trace?.kind === 'gone')) return posts
  const folded: Post[] = []
  for (const post of posts) {
    const before = folded.at(-1)
    if (before?.trace && post.trace && wentTogether(before, post)) {
      const count = (before.trace.count ?? 1) + 1
      folded[folded.length - 1] = { ...post, trace: { ...post.trace, count, number: before.trace.number } }
    } else folded.push(post)
  }
  return folded
}

const wentTogether = ({ trace: one, number: before }: Post, { trace: other, number }: Post) =>
  one?.kind === 'gone' && other?.kind === 'gone' && number === before + 1 && one.at === other.at && one.thread?.id === other.thread?.id
