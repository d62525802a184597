import type { Me } from '@navette/contract/accounts/schema.ts'
import { newId } from '@navette/contract/core/ids.ts'
import { ProjectInput } from '@navette/contract/projects/schema.ts'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { checkWith, type FieldWords } from '../../../lib/forms.ts'
import { keepForm, keptForm } from '../../../lib/kept-forms.ts'
import { useTranslation } from '../../../lib/words.ts'
import { type ProjectDraft, useOrganisations, useStartProject } from '../queries.ts'
import { ProjectForm } from './project-form.tsx'

const empty: ProjectDraft = {
  title: '',
  summary: '',
  description: '',
  stage: 'idea',
  visibility: 'organisations',
  hostId: '',
  partnerIds: [],
  startsOn: null,
  endsOn: null,
}

/** A new project; the text of a first attempt that was not saved comes back. */
export function StartProject({ me, onClose }: { me: Me; onClose: () => void }) {
  const { t } = useTranslation('projects')
  const navigate = useNavigate()
  // Made once: starting the same project twice keeps one.
  const [id] = useState(newId)
  const place = `${me.id}:new`
  const [kept] = useState(() => keptForm<ProjectDraft>('project', place))
  const [draft, setDraft] = useState<ProjectDraft>({ ...empty, ...kept })
  const [fields, setFields] = useState<FieldWords>({})
  const { organisations } = useOrganisations()
  const starting = useStartProject()
  const mine = new Set(me.belongings.map(({ organisation }) => organisation.id))
  const hosts = organisations.filter(({ can }) => can.hostProject)
  const hostId = draft.hostId || (hosts.find((host) => mine.has(host.id)) ?? hosts[0])?.id || ''
  const whole = { ...draft, hostId, partnerIds: draft.partnerIds.filter((partner) => partner !== hostId) }

  const change = (next: ProjectDraft) => {
    setDraft(next)
    keepForm('project', place, next)
  }
  const save = () => {
    const found = checkWith(ProjectInput)(whole)
    setFields(found)
    if (Object.keys(found).length > 0) return
    starting.mutate(
      { id, ...whole },
      {
        onSuccess: (project) => {
          keepForm('project', place, null)
          onClose()
          void navigate(`/projets/${project.id}`)
        },
      },
    )
  }
  return (
    <ProjectForm
      draft={whole}
      organisations={organisations}
      hosts={hosts}
      fields={fields}
      problem={starting.error}
      saving={starting.isPending}
      save={t('form.start')}
      onChange={change}
      onSave={save}
      onCancel={onClose}
      restored={kept !== null}
      onForget={() => {
        keepForm('project', place, null)
        setDraft(empty)
      }}
    />
  )
}
