import { Button } from '@mantine/core'
import { problemWords, useTranslation } from '../../../lib/words.ts'
import { Notice } from '../../../ui/notice.tsx'
import { SideDrawer } from '../../../ui/side-drawer.tsx'
import { RowsSkeleton } from '../../../ui/skeletons.tsx'
import { say } from '../../../ui/undo.tsx'
import { useWhenWords } from '../../../ui/when.tsx'
import { useLetter, useSendLetterAgain } from '../queries.ts'
import classes from './letters.module.css'

/** What a letter says. Reading it is noted, and said so. */
export const LetterDrawer = ({ letterId, onClose }: { letterId: string; onClose: () => void }) => {
  const { t } = useTranslation('letters')
  const { data: letter, error } = useLetter(letterId)
  const again = useSendLetterAgain()
  const send = () =>
    again.mutate(letterId, {
      onSuccess: () => {
        onClose()
        say(t('sentAgain'))
      },
    })
  return (
    <SideDrawer title={letter?.subject ?? ' '} closing={t('close')} onClose={onClose}>
      {error && <Notice kind="error">{problemWords(error)}</Notice>}
      {!letter && !error && <RowsSkeleton rows={4} />}
      {letter && (
        <>
          <p className={classes.about}>{t('to', { to: letter.to })}</p>
          <Times writtenAt={letter.writtenAt} sentAt={letter.sentAt} />
          {letter.problem && (
            <Notice kind="error">
              {t('said')} {letter.problem}
            </Notice>
          )}
          <pre className={classes.text}>{letter.text}</pre>
          <Button variant="default" aria-disabled={again.isPending} onClick={send}>
            {t('again')}
          </Button>
          <p className={classes.about} style={{ marginTop: 20 }}>
            {t('noted')}
          </p>
        </>
      )}
    </SideDrawer>
  )
}

const Times = ({ writtenAt, sentAt }: { writtenAt: string; sentAt: string | null }) => {
  const { t } = useTranslation('letters')
  const [written, left] = [useWhenWords(writtenAt), useWhenWords(sentAt ?? writtenAt)]
  return (
    <p className={classes.about}>
      {t('written', { when: written })}
      {sentAt && `, ${t('left', { when: left })}`}
    </p>
  )
}
