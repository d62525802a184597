import { IconArchive, IconMessage } from '@tabler/icons-react'
import type { TimelinePart } from '../../lib/timeline.ts'

export const discussionsInTimeline: TimelinePart = {
  noun: 'discussions',
  icon: (verb) => (verb.startsWith('archive.') ? IconArchive : IconMessage),
  // What came with an archive: figures, and years, which have no thousands.
  values: ({ facts }) => Object.fromEntries(['threads', 'messages', 'from', 'until'].map((name) => [name, String(facts[name] ?? '')])),
  // The thread that it happened in, even where that was merged into another since: the page finds where its messages stand now.
  address: ({ item, facts }) =>
    `/fils/${typeof facts['number'] === 'number' ? facts['threadId'] : (item?.id ?? '')}${typeof facts['number'] === 'number' ? `#message-${facts['number']}` : ''}`,
  quiet: ['post.edited', 'post.removed'],
}
