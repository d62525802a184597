import type { OpenInvitation } from '@navette/contract/invitations/schema.ts'
import { words } from '../../../lib/words.ts'

/** Where an invitation leads: what it is called, where its page is, whose colours it has. */
export const placeOf = ({ organisation, project }: Pick<OpenInvitation, 'organisation' | 'project'>) => {
  if (project)
    return { name: words('invitations:project', { title: project.title }), address: `/projets/${project.id}`, ribbon: project.ribbon }
  return { name: organisation?.name ?? '', address: `/structures/${organisation?.id ?? ''}`, ribbon: organisation ? [organisation] : [] }
}
