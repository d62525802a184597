import { Button, Modal, Select } from '@mantine/core'
import type { Merger, Organisation } from '@navette/contract/organisations/schema.ts'
import { useState } from 'react'
import { problemWords, useTranslation } from '../../../lib/words.ts'
import { Notice } from '../../../ui/notice.tsx'
import { say } from '../../../ui/undo.tsx'
import { useMerge, useMergerPreview, useOrganisations } from '../queries.ts'
import classes from './organisation-form.module.css'

/** Merges an organisation into another: which one, what will move, and then for good. */
export const MergeOrganisation = ({ organisation, onClose }: { organisation: Organisation; onClose: () => void }) => {
  const { t } = useTranslation('organisations')
  const [intoId, setIntoId] = useState<string | null>(null)
  const { organisations } = useOrganisations()
  const others = organisations.filter(({ id }) => id !== organisation.id)
  const into = others.find(({ id }) => id === intoId)
  const { data: preview } = useMergerPreview(organisation.id, intoId)
  const { mutate, isPending, error } = useMerge(organisation.id)
  const merge = () => {
    if (!into || isPending) return
    const merged = () => {
      onClose()
      say(t('merge.done', { name: organisation.name, into: into.name }))
    }
    mutate(into.id, { onSuccess: merged })
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('merge.title', { name: organisation.name })}
      size="lg"
      closeButtonProps={{ 'aria-label': t('form.cancel') }}
    >
      <div className={classes.form}>
        {error && <Notice kind="error">{problemWords(error)}</Notice>}
        <p>{t('merge.why', { name: organisation.name })}</p>
        <Select
          label={t('merge.into')}
          data={others.map(({ id, name }) => ({ value: id, label: name }))}
          value={intoId}
          onChange={setIntoId}
          searchable
          data-autofocus
        />
        {into && preview && (
          <div aria-live="polite">
            <p>{t('merge.moves', { into: into.name })}</p>
            <Moves preview={preview} />
          </div>
        )}
        <div className={classes.foot}>
          <Button variant="default" onClick={onClose}>
            {t('form.cancel')}
          </Button>
          <Button disabled={!into || !preview} aria-disabled={isPending} onClick={merge}>
            {into ? t('merge.go', { into: into.name }) : t('merge.goNowhere')}
          </Button>
        </div>
      </div>
    </Modal>
  )
}

const Moves = ({ preview }: { preview: Merger }) => {
  const { t } = useTranslation('organisations')
  const { people, inBoth, hosted, shared, threads, invitations, applications, posters } = preview
  return (
    <ul className={classes.figures}>
      <li>
        {t('merge.people', { count: people })}
        {inBoth > 0 && ` ${t('merge.inBoth', { count: inBoth })}`}
      </li>
      {hosted > 0 && <li>{t('merge.hosted', { count: hosted })}</li>}
      {shared > 0 && <li>{t('merge.shared', { count: shared })}</li>}
      {threads > 0 && <li>{t('merge.threads', { count: threads })}</li>}
      {invitations > 0 && <li>{t('merge.invitations', { count: invitations })}</li>}
      {applications > 0 && <li>{t('merge.applications', { count: applications })}</li>}
      {posters > 0 && <li>{t('merge.posters', { count: posters })}</li>}
    </ul>
  )
}
