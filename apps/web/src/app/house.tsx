import { QueryClientProvider } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { RouterProvider } from 'react-router'
import { sessionRead } from '../features/accounts/queries.ts'
import { createQueryClient } from './query-client.ts'
import { createRouter } from './router.tsx'

/** Everything behind the door. It begins anew with each person: nothing that one read stays for the next. */
export default function House() {
  const [client] = useState(() => {
    const fresh = createQueryClient()
    // Asked while the pages' code is still on its way.
    void fresh.prefetchQuery(sessionRead)
    return fresh
  })
  const [router] = useState(createRouter)
  useEffect(
    () => () => {
      client.clear()
    },
    [client],
  )
  return (
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  )
}
