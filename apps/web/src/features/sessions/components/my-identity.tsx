import { Button } from '@mantine/core'
import { getIdentity, startLink, unlinkIdentity } from '@navette/contract/sessions/factor-endpoints.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api.ts'
import { read } from '../../../lib/reads.ts'
import { useTranslation } from '../../../lib/words.ts'
import { Section } from '../../../ui/section.tsx'
import { say } from '../../../ui/undo.tsx'
import { useGuard } from './proof.tsx'
import classes from './security.module.css'

const identityRead = read(getIdentity)

/** The account elsewhere with which one comes in; nothing where the installation knows no provider. */
export const MyIdentity = ({ title }: { title: string }) => {
  const { t } = useTranslation('factors')
  const client = useQueryClient()
  const { data } = useQuery(identityRead)
  const { guard, dialog } = useGuard()
  if (!data?.provider) return null
  const { provider, linked } = data
  const unlink = () =>
    guard(
      () => call(unlinkIdentity),
      () => {
        void client.invalidateQueries({ queryKey: identityRead.queryKey })
        void say(t('identity.unlinked', { provider }))
      },
    )
  return (
    <Section title={title}>
      <div className={classes.line}>
        <p>{t(linked ? 'identity.some' : 'identity.none', { provider })}</p>
        {linked ? (
          <Button variant="default" onClick={unlink}>
            {t('identity.unlink')}
          </Button>
        ) : (
          <Button
            variant="default"
            onClick={() =>
              guard(
                () => call(startLink),
                ({ address }) => location.assign(address),
              )
            }
          >
            {t('identity.link')}
          </Button>
        )}
      </div>
      {dialog}
    </Section>
  )
}
