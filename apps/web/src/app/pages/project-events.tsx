import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { Me } from '@navette/contract/accounts/schema.ts'
import type { Project } from '@navette/contract/projects/schema.ts'
import { IconPlus } from '@tabler/icons-react'
import { useNavigate } from 'react-router'
import { Coming } from '../../features/calendar/components/coming.tsx'
import { useComing } from '../../features/calendar/queries.ts'
import { useTranslation } from '../../lib/words.ts'
import { EventDrawer } from '../drawers.tsx'
import { Part } from './project-part.tsx'
import { useToday } from './use-today.ts'

/** What is ahead of it on the calendar; nothing is said where there is nothing, and nothing to add. */
export function ProjectEvents({ project, me }: { project: Project; me: Me }) {
  const { t } = useTranslation('calendar')
  const navigate = useNavigate()
  const today = useToday()
  const [adding, add] = useDisclosure(false)
  const { occurrences } = useComing({ from: today, projectId: project.id, limit: 5 })
  const mayAdd = me.can.startProject && project.stage !== 'archived'
  if (occurrences.length === 0 && !mayAdd) return null
  return (
    <Part title={t('coming.title')}>
      <Coming occurrences={occurrences} today={today} />
      {mayAdd && (
        <Button variant="default" size="xs" leftSection={<IconPlus size={16} stroke={1.75} />} onClick={add.open}>
          {t('new')}
        </Button>
      )}
      {adding && <EventDrawer me={me} projectId={project.id} onClose={add.close} onAdded={(id) => void navigate(`/evenements/${id}`)} />}
    </Part>
  )
}
