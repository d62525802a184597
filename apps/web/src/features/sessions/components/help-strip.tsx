import { Button } from '@mantine/core'
import type { Me } from '@navette/contract/accounts/schema.ts'
import { IconLifebuoy } from '@tabler/icons-react'
import { useEffect } from 'react'
import { renewed } from '../../../lib/renewal.ts'
import { useTranslation } from '../../../lib/words.ts'
import { useEndHelp, useHelp } from '../queries.ts'
import classes from './help.module.css'
import { HelpLine, useMinutesLeft } from './help-line.tsx'

/** On every page, as long as it concerns somebody: that one acts in another's place, or that somebody asks to, may, or does in one's own. */
export const HelpStrip = ({ me }: { me: Me }) => {
  const { t } = useTranslation('security')
  const { data } = useHelp()
  if (me.helper) return <Helping me={me} helper={me.helper} />
  // Whom one has asked without an answer yet stands on their page alone.
  const shown = (data?.items ?? []).filter((help) => help.person.id === me.id || help.endsAt !== null)
  if (shown.length === 0) return null
  return (
    <section aria-label={t('help.ask')} aria-live="polite">
      {shown.map((help) => (
        <div key={help.id} className={classes.strip}>
          <IconLifebuoy size={20} stroke={1.75} aria-hidden="true" />
          <HelpLine help={help} meId={me.id} />
        </div>
      ))}
    </section>
  )
}

const Helping = ({ me, helper }: { me: Me; helper: NonNullable<Me['helper']> }) => {
  const { t } = useTranslation('security')
  const minutes = useMinutesLeft(helper.endsAt)
  const end = useEndHelp()
  useReturnAt(helper.endsAt)
  return (
    <section aria-label={t('help.ask')} className={classes.strip} data-kind="helping">
      <IconLifebuoy size={20} stroke={1.75} aria-hidden="true" />
      <div className={classes.line}>
        <p>{t('help.youHelp', { name: me.name, minutes })}</p>
        <div className={classes.actions}>
          <Button variant="default" aria-disabled={end.isPending} onClick={() => end.mutate(helper.helpId, { onSuccess: returnToMyself })}>
            {t('help.end')}
          </Button>
        </div>
      </div>
    </section>
  )
}

/** The session that is over is exchanged for the administrator's own, and every tab begins again as them. */
const returnToMyself = () => void renewed(Date.now()).catch(() => undefined)

const useReturnAt = (endsAt: string) => {
  useEffect(() => {
    const timer = setTimeout(returnToMyself, Math.max(0, Date.parse(endsAt) - Date.now()) + 500)
    return () => clearTimeout(timer)
  }, [endsAt])
}
