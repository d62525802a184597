import { Button, Group } from '@mantine/core'
import { useTranslation } from '../../../lib/words.ts'
import classes from './factors.module.css'

/** Shown once: to be kept on paper, or in a file. */
export const RecoveryCodes = ({ codes, onKept }: { codes: string[]; onKept: () => void }) => {
  const { t } = useTranslation('factors')
  const text = `${t('recovery.file')}\n\n${codes.join('\n')}\n`
  return (
    <div className={classes.stack}>
      <p>{t('recovery.why')}</p>
      <ul className={classes.codes}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Group gap="xs" className={classes.notOnPaper ?? ''}>
        <Button
          component="a"
          variant="default"
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
          download="navette-codes.txt"
        >
          {t('recovery.download')}
        </Button>
        <Button variant="default" onClick={() => window.print()}>
          {t('recovery.print')}
        </Button>
        <Button onClick={onKept}>{t('recovery.kept')}</Button>
      </Group>
    </div>
  )
}
