import { Button, Modal } from '@mantine/core'
import type { Organisation } from '@navette/contract/organisations/schema.ts'
import { IconPackageExport } from '@tabler/icons-react'
import { moment } from '../../../lib/dates.ts'
import { problemWords, useTranslation } from '../../../lib/words.ts'
import { Notice } from '../../../ui/notice.tsx'
import { say } from '../../../ui/undo.tsx'
import { useLeave, useLeavingPreview, useTakeAway } from '../queries.ts'
import classes from './organisation-form.module.css'

const day = 86_400_000

/** Lets an organisation leave the cluster: first its part is taken away, then, knowing what changes, it goes. */
export const LetLeave = ({ organisation, onClose }: { organisation: Organisation; onClose: () => void }) => {
  const { t } = useTranslation('organisations')
  const { id, name } = organisation
  const { data: preview, refetch } = useLeavingPreview(id)
  const takeAway = useTakeAway(id)
  const { mutate, isPending, error } = useLeave(id)
  const exportedAt = preview?.exportedAt ?? null
  const ready = exportedAt !== null && Date.now() - new Date(exportedAt).getTime() < day
  const leave = () => {
    if (isPending) return
    const left = () => {
      onClose()
      say(t('letLeave.done', { name }))
    }
    mutate(undefined, { onSuccess: left })
  }
  return (
    <Modal opened onClose={onClose} title={t('letLeave.title', { name })} size="lg" closeButtonProps={{ 'aria-label': t('form.cancel') }}>
      <div className={classes.form}>
        {error && <Notice kind="error">{problemWords(error)}</Notice>}
        <p>{t('letLeave.why')}</p>
        {preview && (
          <ul className={classes.figures}>
            <li>
              {t('letLeave.people', { count: preview.people })}
              {preview.guests > 0 && ` ${t('letLeave.guests', { count: preview.guests })}`}
            </li>
            {preview.hosted > 0 && <li>{t('letLeave.hosted', { count: preview.hosted })}</li>}
            {preview.shared > 0 && <li>{t('letLeave.shared', { count: preview.shared })}</li>}
            {preview.threads > 0 && <li>{t('letLeave.threads', { count: preview.threads })}</li>}
          </ul>
        )}
        <p>{ready ? t('letLeave.exported', { when: moment(exportedAt) }) : t('letLeave.exportFirst')}</p>
        <div className={classes.foot}>
          <Button variant="default" onClick={onClose}>
            {t('form.cancel')}
          </Button>
          <Button
            variant={ready ? 'default' : 'filled'}
            leftSection={<IconPackageExport size={18} stroke={1.75} />}
            loading={takeAway.isPending}
            onClick={() => takeAway.mutate(undefined, { onSuccess: () => void refetch() })}
          >
            {t('takeAway.go')}
          </Button>
          {ready && (
            <Button aria-disabled={isPending} onClick={leave}>
              {t('letLeave.go')}
            </Button>
          )}
        </div>
      </div>
    </Modal>
  )
}
