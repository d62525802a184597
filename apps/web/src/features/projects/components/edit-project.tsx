import type { Me } from '@navette/contract/accounts/schema.ts'
import { type Project, ProjectInput, Project as ProjectShape } from '@navette/contract/projects/schema.ts'
import { useState } from 'react'
import { Refused } from '../../../lib/errors.ts'
import { checkWith, type FieldWords } from '../../../lib/forms.ts'
import { keepForm, keptForm } from '../../../lib/kept-forms.ts'
import { rebase } from '../../../lib/rebase.ts'
import { useTranslation } from '../../../lib/words.ts'
import { type ProjectDraft, useEditProject, useOrganisations } from '../queries.ts'
import { Meanwhile } from './meanwhile.tsx'
import { draftFrom, type ProjectField, projectFields } from './project-draft.ts'
import { ProjectForm } from './project-form.tsx'

/** Changes a project. Saved by somebody else meanwhile, nothing typed is lost: both values are in sight where both changed the same thing. */
export function EditProject({ me, project, onClose }: { me: Me; project: Project; onClose: () => void }) {
  const { t } = useTranslation('projects')
  const place = `${me.id}:${project.id}`
  const [base, setBase] = useState(project)
  const [kept] = useState(() => keptForm<ProjectDraft>('project', place))
  const [draft, setDraft] = useState<ProjectDraft>({ ...draftFrom(project), ...kept })
  const [disputed, setDisputed] = useState<ProjectField[]>([])
  const [round, setRound] = useState(0)
  const [fields, setFields] = useState<FieldWords>({})
  const { organisations } = useOrganisations()
  const editing = useEditProject(project.id)

  const change = (next: ProjectDraft) => {
    setDraft(next)
    keepForm('project', place, next)
  }
  const meet = (error: unknown) => {
    const theirs = currentOf(error)
    if (!theirs) return
    const met = rebase(projectFields, draftFrom(base), draft, draftFrom(theirs))
    setBase(theirs)
    change(met.draft)
    setDisputed(met.disputed)
    setRound(round + 1)
  }
  const save = () => {
    const found = checkWith(ProjectInput)(draft)
    setFields(found)
    if (Object.keys(found).length > 0) return
    const leave = () => {
      keepForm('project', place, null)
      onClose()
    }
    editing.mutate({ ...draft, version: base.version }, { onSuccess: leave, onError: meet })
  }
  return (
    <ProjectForm
      key={round}
      draft={draft}
      organisations={organisations}
      hosts={[]}
      fields={fields}
      problem={currentOf(editing.error) ? null : editing.error}
      saving={editing.isPending}
      save={disputed.length > 0 ? t('form.saveMine') : t('form.save')}
      onChange={change}
      onSave={save}
      onCancel={onClose}
      restored={kept !== null && round === 0}
      onForget={() => {
        keepForm('project', place, null)
        setBase(project)
        setDraft(draftFrom(project))
        setRound(round + 1)
      }}
    >
      {currentOf(editing.error) && (
        <Meanwhile
          theirs={draftFrom(base)}
          disputed={disputed}
          organisations={organisations}
          onTake={(field) => {
            change({ ...draft, [field]: draftFrom(base)[field] })
            setDisputed(disputed.filter((other) => other !== field))
            setRound(round + 1)
          }}
        />
      )}
    </ProjectForm>
  )
}

const currentOf = (error: unknown) =>
  error instanceof Refused && error.code === 'stale' ? ProjectShape.safeParse(error.problem.current).data : undefined
