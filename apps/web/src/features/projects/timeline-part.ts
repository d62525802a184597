import type { ProjectStage } from '@navette/contract/projects/schema.ts'
import { IconFolder, IconUsers } from '@tabler/icons-react'
import type { TimelinePart } from '../../lib/timeline.ts'
import { words } from '../../lib/words.ts'

export const projectsInTimeline: TimelinePart = {
  noun: 'projects',
  icon: (verb) => (verb.startsWith('team.') ? IconUsers : IconFolder),
  values: ({ facts }) => ({ stage: words(`projects:stage.${facts['stage'] as ProjectStage}`) }),
  address: ({ projectId, item }) => `/projets/${projectId ?? item?.id ?? ''}`,
}
