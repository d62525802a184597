import { useMantineColorScheme } from '@mantine/core'
import type { Me } from '@navette/contract/accounts/schema.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useCluster } from '../../features/administration/queries.ts'
import { sayDatesIn } from '../../lib/dates.ts'
import { startLive } from '../../lib/live.ts'
import { startOutbox } from '../../lib/outbox.ts'
import { followPerson } from '../../lib/person.ts'
import { sizeText } from '../../lib/text-size.ts'
import { currentLanguage, speak } from '../../lib/words.ts'

/** What runs as long as somebody is signed in: live news, their outbox, their language, hours and looks. */
export const useSignedIn = ({ id: accountId, language, timeZone, theme, textSize }: Me): void => {
  const client = useQueryClient()
  useEffect(() => {
    const stopOutbox = startOutbox(accountId)
    const stopLive = startLive(client)
    return () => {
      stopLive()
      stopOutbox()
    }
  }, [client, accountId])
  useEffect(followPerson, [])
  const { data: cluster } = useCluster()
  useEffect(() => {
    const zone = timeZone ?? cluster?.timeZone
    if (zone) sayDatesIn({ timeZone: zone })
  }, [cluster, timeZone])
  const { setColorScheme } = useMantineColorScheme()
  useEffect(() => setColorScheme(theme), [setColorScheme, theme])
  useEffect(() => sizeText(textSize), [textSize])
  useEffect(() => {
    if (language !== currentLanguage()) void speak(language)
  }, [language])
}
