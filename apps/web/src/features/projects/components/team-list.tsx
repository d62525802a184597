import { ActionIcon } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { Me } from '@navette/contract/accounts/schema.ts'
import type { Project } from '@navette/contract/projects/schema.ts'
import { IconX } from '@tabler/icons-react'
import { problemWords, useTranslation } from '../../../lib/words.ts'
import { Avatar } from '../../../ui/avatar.tsx'
import { say } from '../../../ui/undo.tsx'
import { useJoinTeam, useLeaveTeam, useTeam } from '../queries.ts'
import { AddPerson } from './add-person.tsx'
import { HandOver } from './hand-over.tsx'
import { LeaveTeam } from './leave-team.tsx'
import classes from './team.module.css'

const fewest = 5

/** The people of a project, whoever leads it first. */
export function TeamList({ project, me }: { project: Project; me: Me }) {
  const { t } = useTranslation('projects')
  const { team } = useTeam(project.id)
  const [whole, { open }] = useDisclosure(false)
  const leaving = useLeaveTeam(project.id)
  const joining = useJoinTeam(project.id)
  const takeOut = ({ id, name }: { id: string; name: string }) =>
    leaving.mutate(id, { onSuccess: () => say(t('team.removed', { name }), () => joining.mutate(id)) })
  const shown = whole ? team : team.slice(0, fewest)
  return (
    <>
      <ul className={classes.list}>
        {shown.map(({ person, lead, guest, can }) => (
          <li key={person.id}>
            <Avatar person={person} size="sm" />
            <span className={classes.name}>{person.name}</span>
            {(lead || guest) && <span className={classes.role}>{t(lead ? 'team.lead' : 'team.guest')}</span>}
            {project.can.chooseTeam && !lead && !guest && <HandOver projectId={project.id} person={person} />}
            {can.remove && person.id !== me.id && (
              <ActionIcon
                className={classes.remove}
                size={28}
                aria-label={t('team.remove', { name: person.name })}
                title={t('team.remove', { name: person.name })}
                onClick={() => takeOut(person)}
              >
                <IconX size={16} stroke={1.75} />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
      {team.length > shown.length && (
        <button type="button" className={classes.more} onClick={open}>
          {t('team.others', { count: team.length - shown.length })}
        </button>
      )}
      {leaving.error && (
        <p className={classes.problem} role="alert">
          {problemWords(leaving.error)}
        </p>
      )}
      {project.can.chooseTeam && me.can.seePeople && <AddPerson projectId={project.id} team={team} />}
      {project.can.leave && <LeaveTeam project={project} myId={me.id} />}
    </>
  )
}
