import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { useState } from 'react'
import { RouterProvider } from 'react-router'
import { cssVariables, theme } from '../ui/theme.ts'
import { createQueryClient } from './query-client.ts'
import { createRouter } from './router.tsx'

/** The key that `scheme.js` reads before anything is drawn. */
const colourScheme = localStorageColorSchemeManager({ key: 'navette.scheme' })

export const App = () => {
  const [client] = useState(createQueryClient)
  const [router] = useState(() => createRouter(client))
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} colorSchemeManager={colourScheme} defaultColorScheme="auto">
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  )
}
