import type { Me } from '@navette/contract/accounts/schema.ts'
import type { Project } from '@navette/contract/projects/schema.ts'
import { useTranslation } from '../../../lib/words.ts'
import { SideDrawer } from '../../../ui/side-drawer.tsx'
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
    <SideDrawer title={project ? t('form.editHeading') : t('form.startHeading')} closing={t('close')} size={560} onClose={onClose}>
      {project ? <EditProject me={me} project={project} onClose={onClose} /> : <StartProject me={me} onClose={onClose} />}
    </SideDrawer>
  )
}
