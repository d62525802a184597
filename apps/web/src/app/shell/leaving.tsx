import { Button, Group } from '@mantine/core'
import { useExportMe, useKeepMyAccount, useSignOut } from '../../features/accounts/queries.ts'
import { fullDay } from '../../lib/dates.ts'
import { useTranslation } from '../../lib/words.ts'
import { Said } from '../../ui/undo.tsx'
import { Threshold } from '../door/threshold.tsx'

/** All that is open to somebody whose account is closed and not yet erased: the way back, a copy, the door. */
export default function Leaving({ leavingAt }: { leavingAt: string }) {
  const { t } = useTranslation('app')
  const keep = useKeepMyAccount()
  const copy = useExportMe()
  const signOut = useSignOut()
  return (
    <>
      <Threshold name={t('leaving.title')} title={t('leaving.title')} lead={t('leaving.why', { day: fullDay(leavingAt) })}>
        <Group gap="xs">
          <Button aria-disabled={keep.isPending} onClick={() => keep.isPending || keep.mutate()}>
            {t('leaving.keep')}
          </Button>
          <Button variant="default" aria-disabled={copy.isPending} onClick={() => copy.isPending || copy.mutate()}>
            {t('leaving.copy')}
          </Button>
          <Button variant="subtle" onClick={() => signOut.mutate()}>
            {t('me.signOut')}
          </Button>
        </Group>
      </Threshold>
      <Said />
    </>
  )
}
