import { Box } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { sessionRead, useSignOut } from '../../features/accounts/queries.ts'
import { Enrol } from '../../features/sessions/components/enrol.tsx'
import { currentLanguage, speak, useTranslation } from '../../lib/words.ts'
import { Said } from '../../ui/undo.tsx'
import { Threshold } from '../door/threshold.tsx'

/** In place of every page while the cluster asks for a second step that was not shown; afterwards, the page one was going to. */
export default function Enrolling({ language }: { language: 'fr' | 'en' }) {
  const { t } = useTranslation('app')
  const client = useQueryClient()
  const signOut = useSignOut()
  useEffect(() => {
    if (language !== currentLanguage()) void speak(language)
  }, [language])
  return (
    <Threshold name={t('enrolling.title')} title={t('enrolling.title')} lead={t('enrolling.lead')}>
      <Enrol onDone={() => void client.invalidateQueries({ queryKey: sessionRead.queryKey })} />
      <Box mt="xl">
        <button type="button" className="nv-link" onClick={() => signOut.mutate()}>
          {t('me.signOut')}
        </button>
      </Box>
      <Said />
    </Threshold>
  )
}
