import { Button, FileButton } from '@mantine/core'
import type { Settings } from '@navette/contract/administration/schema.ts'
import { problemWords, useTranslation } from '../../../lib/words.ts'
import { ClusterLogo } from '../../../ui/cluster-logo.tsx'
import { Logo } from '../../../ui/logo.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { say, sayProblem } from '../../../ui/undo.tsx'
import { useChangeLogo, useRemoveLogo } from '../queries.ts'
import classes from './settings.module.css'

/** The picture by which the cluster is known: chosen, changed, taken away. */
export const LogoField = ({ settings: { logo } }: { settings: Settings }) => {
  const { t } = useTranslation('settings')
  const change = useChangeLogo()
  const remove = useRemoveLogo()
  const choose = async (file: File | null) => {
    if (!file) return
    change.mutate(new Uint8Array(await file.arrayBuffer()), { onSuccess: () => say(t('logo.changed')) })
  }
  const takeAway = () => remove.mutate(undefined, { onSuccess: () => say(t('logo.removed')), onError: sayProblem })
  return (
    <div className={classes.form}>
      {change.error && <Notice kind="error">{problemWords(change.error)}</Notice>}
      <div className={classes.logo}>
        <div className={classes.picture}>{logo === null ? <Logo width={56} ground="paper" /> : <ClusterLogo version={logo} />}</div>
        <div className={classes.foot}>
          <FileButton accept="image/png,image/jpeg,image/webp,image/avif,image/gif,image/svg+xml" onChange={(file) => void choose(file)}>
            {(props) => (
              <Button {...props} variant="default" aria-disabled={change.isPending}>
                {change.isPending ? t('logo.sending') : t(logo === null ? 'logo.choose' : 'logo.change')}
              </Button>
            )}
          </FileButton>
          {logo !== null && (
            <Button variant="subtle" onClick={takeAway}>
              {t('logo.remove')}
            </Button>
          )}
        </div>
      </div>
      <p className={classes.why}>{t('logo.why')}</p>
    </div>
  )
}
