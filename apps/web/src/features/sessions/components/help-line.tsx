import { Button } from '@mantine/core'
import type { HelpSession } from '@navette/contract/sessions/schema.ts'
import { useEffect, useState } from 'react'
import { useTranslation } from '../../../lib/words.ts'
import { say } from '../../../ui/undo.tsx'
import { useAnswerHelp, useEndHelp, useOpenHelp } from '../queries.ts'
import classes from './help.module.css'

interface HelpLineProps {
  help: HelpSession
  /** Who reads it. */
  meId: string
}

/** A help session as one of both sides sees it, and what they may do about it. */
export const HelpLine = ({ help, meId }: HelpLineProps) => {
  const { t } = useTranslation('security')
  const answer = useAnswerHelp()
  const open = useOpenHelp()
  const end = useEndHelp()
  const mine = help.person.id === meId
  const reply = (yes: boolean) =>
    answer.mutate({ helpId: help.id, yes }, { onSuccess: () => say(t(yes ? 'help.accepted' : 'help.declined')) })
  return (
    <div className={classes.line}>
      <p>
        <HelpWords help={help} mine={mine} />
        {help.can.answer && <span className={classes.reason}>{t('help.quoted', { reason: help.reason })}</span>}
      </p>
      <div className={classes.actions}>
        {help.can.answer && (
          <>
            <Button variant="default" aria-disabled={answer.isPending} onClick={() => reply(false)}>
              {t('help.decline')}
            </Button>
            <Button aria-disabled={answer.isPending} onClick={() => reply(true)}>
              {t('help.accept')}
            </Button>
          </>
        )}
        {help.can.open && (
          <Button aria-disabled={open.isPending} onClick={() => open.mutate(help.id)}>
            {t('help.open')}
          </Button>
        )}
        {help.can.end && !help.can.answer && (
          <Button variant="default" aria-disabled={end.isPending} onClick={() => end.mutate(help.id)}>
            {t(help.endsAt ? 'help.end' : 'help.withdraw')}
          </Button>
        )}
      </div>
    </div>
  )
}

const HelpWords = ({ help, mine }: { help: HelpSession; mine: boolean }) => {
  const { t } = useTranslation('security')
  const minutes = useMinutesLeft(help.endsAt)
  const name = mine ? help.helper.name : help.person.name
  if (!help.endsAt) return mine ? t('help.wants', { name, minutes: help.minutes }) : t('help.waiting', { name })
  if (mine) return t(help.opened ? 'help.helpsYou' : 'help.mayHelpYou', { name, minutes })
  return t(help.opened ? 'help.elsewhere' : 'help.youMay', { name, minutes })
}

const beat = 5_000

/** Whole minutes that are left, the last one included; grows smaller by itself. */
export const useMinutesLeft = (endsAt: string | null): number => {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    if (!endsAt) return
    const look = () => setNow(Date.now())
    // It may have begun long after this was first drawn.
    look()
    const timer = setInterval(look, beat)
    return () => clearInterval(timer)
  }, [endsAt])
  return endsAt ? Math.max(1, Math.ceil((Date.parse(endsAt) - now) / 60_000)) : 0
}
