import { Button } from '@mantine/core'
import { type ChangeEvent, lazy, Suspense, useRef, useState } from 'react'
import { problemWords, useTranslation } from '../../../lib/words.ts'
import { Avatar } from '../../../ui/avatar.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { say } from '../../../ui/undo.tsx'
import { useChangePortrait, useMe, useRemovePortrait } from '../queries.ts'
import classes from './my-profile.module.css'

/** Loaded once there is a picture to cut. */
const CropPortrait = lazy(() => import('./crop-portrait.tsx'))

/** My picture beside my name everywhere: chosen, cut to a square, or taken away. */
export const MyPortrait = () => {
  const { t } = useTranslation('accounts')
  const me = useMe()
  const change = useChangePortrait()
  const remove = useRemovePortrait()
  const field = useRef<HTMLInputElement>(null)
  const [chosen, setChosen] = useState<File | null>(null)
  const choose = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    change.reset()
    setChosen(currentTarget.files?.[0] ?? null)
    // The same file can be chosen again.
    currentTarget.value = ''
  }
  const keep = (picture: Uint8Array) =>
    change.mutate(picture, { onSuccess: () => void say(t('portrait.saved')), onSettled: () => setChosen(null) })
  return (
    <div className={classes.portrait}>
      <Avatar person={{ ...me, organisation: me.belongings[0]?.organisation ?? null }} size="xl" />
      <div className={classes.choices}>
        <input ref={field} type="file" accept="image/*" hidden aria-label={t('portrait.file')} onChange={choose} />
        <Button variant="default" onClick={() => field.current?.click()}>
          {t(me.portrait === null ? 'portrait.choose' : 'portrait.change')}
        </Button>
        {me.portrait !== null && (
          <Button
            variant="subtle"
            aria-disabled={remove.isPending}
            onClick={() => remove.mutate(undefined, { onSuccess: () => void say(t('portrait.removed')) })}
          >
            {t('portrait.remove')}
          </Button>
        )}
      </div>
      {change.error && <Notice kind="error">{problemWords(change.error)}</Notice>}
      {chosen && (
        <Suspense>
          <CropPortrait file={chosen} pending={change.isPending} onKeep={keep} onClose={() => setChosen(null)} />
        </Suspense>
      )}
    </div>
  )
}
