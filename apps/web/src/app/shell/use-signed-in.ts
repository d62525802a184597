import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useCluster } from '../../features/administration/queries.ts'
import { sayDatesIn } from '../../lib/dates.ts'
import { startLive } from '../../lib/live.ts'
import { startOutbox } from '../../lib/outbox.ts'
import { currentLanguage, speak } from '../../lib/words.ts'

/** What runs as long as somebody is signed in: live news, their outbox, their language. */
export const useSignedIn = (accountId: string, language: 'fr' | 'en'): void => {
  const client = useQueryClient()
  useEffect(() => {
    const stopOutbox = startOutbox(accountId)
    const stopLive = startLive(client)
    return () => {
      stopLive()
      stopOutbox()
    }
  }, [client, accountId])
  const { data: cluster } = useCluster()
  useEffect(() => {
    if (cluster) sayDatesIn({ timeZone: cluster.timeZone })
  }, [cluster])
  useEffect(() => {
    if (language !== currentLanguage()) void speak(language)
  }, [language])
}
