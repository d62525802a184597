import type { Me } from '@navette/contract/accounts/schema.ts'
import { useTranslation } from '../../../lib/words.ts'
import { Notice } from '../../../ui/notice.tsx'
import { RowsSkeleton } from '../../../ui/skeletons.tsx'
import { useHelp } from '../queries.ts'
import classes from './help.module.css'
import { HelpLine } from './help-line.tsx'

/** Who asks to help, who may, and whom one has asked. */
export const HelpSessions = ({ me }: { me: Me }) => {
  const { t } = useTranslation('security')
  const { data } = useHelp()
  if (!data) return <RowsSkeleton rows={1} />
  if (data.items.length === 0) return <p className={classes.none}>{t('help.none')}</p>
  return (
    <ul className={classes.list}>
      {data.items.map((help) => (
        <li key={help.id}>
          <HelpLine help={help} meId={me.id} />
        </li>
      ))}
    </ul>
  )
}

/** On a person's page: what one has asked them, and what has become of it. */
export const HelpAsked = ({ me, personId }: { me: Me; personId: string }) => {
  const { data } = useHelp()
  // Once accepted, the strip says it on every page.
  const waiting = data?.items.filter(({ person, endsAt }) => person.id === personId && endsAt === null) ?? []
  return waiting.map((help) => (
    <div key={help.id} className={classes.asked}>
      <HelpLine help={help} meId={me.id} />
    </div>
  ))
}

/** Instead of what is the person's own, for whoever helps them. */
export const InPerson = ({ name }: { name: string }) => {
  const { t } = useTranslation('security')
  return <Notice kind="info">{t('help.inPerson', { name })}</Notice>
}
