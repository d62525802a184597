import { Button } from '@mantine/core'
import type { LetterPreview } from '@navette/contract/invitations/schema.ts'
import { useTranslation } from '../../../lib/words.ts'
import classes from './invite.module.css'

/** The letter as it will be read. */
export const LetterPage = ({ letter, onBack }: { letter: LetterPreview; onBack: () => void }) => {
  const { t } = useTranslation('invitations')
  return (
    <div className={classes.form}>
      <article className={classes.letter}>
        <h3>{letter.subject}</h3>
        {letter.paragraphs.map((words) => (
          <p key={words}>{words}</p>
        ))}
        <p>
          <span className={classes.button}>{letter.button}</span>
        </p>
        {letter.afterwards.map((words) => (
          <p key={words} className={classes.afterwards}>
            {words}
          </p>
        ))}
      </article>
      <div className={classes.foot}>
        <Button variant="default" onClick={onBack}>
          {t('preview.back')}
        </Button>
      </div>
    </div>
  )
}
