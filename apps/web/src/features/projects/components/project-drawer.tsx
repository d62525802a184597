import { Drawer } from '@mantine/core'
import type { Me } from '@navette/contract/accounts/schema.ts'
import type { Project } from '@navette/contract/projects/schema.ts'
import { useTranslation } from '../../../lib/words.ts'
import { EditProject } from './edit-project.tsx'
import { StartProject } from './start-project.tsx'

interface ProjectDrawerProps {
  me: Me
  /** The project to change; without it one is started. */
  project?: Project
  onClose: () => void
}

/** Starts a project or changes one. Closing it keeps what was typed. */
export function ProjectDrawer({ me, project, onClose }: ProjectDrawerProps) {
  const { t } = useTranslation('projects')
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      padding="lg"
      closeButtonProps={{ 'aria-label': t('close') }}
      size={560}
      title={project ? t('form.editHeading') : t('form.startHeading')}
    >
      {project ? <EditProject me={me} project={project} onClose={onClose} /> : <StartProject me={me} onClose={onClose} />}
    </Drawer>
  )
}
