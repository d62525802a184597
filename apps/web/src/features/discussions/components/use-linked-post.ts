import { useEffect, useState } from 'react'
import { useLocation } from 'react-router'

interface Pages {
  oldest: number | undefined
  hasNextPage: boolean
  isFetching: boolean
  fetchNextPage: () => unknown
}

/** The message that the address points at (`#message-12`): older pages are fetched until it is there. */
export const useLinkedPost = ({ oldest, hasNextPage, isFetching, fetchNextPage }: Pages, reach: (number: number) => boolean) => {
  const { hash, key } = useLocation()
  const wanted = Number(/^#message-(\d+)$/.exec(hash)?.[1] ?? 0)
  const [reached, setReached] = useState('')
  const done = reached === `${key}${hash}`

  useEffect(() => {
    if (wanted === 0 || done || oldest === undefined || isFetching) return
    if (wanted < oldest && hasNextPage) fetchNextPage()
    else if (reach(wanted)) setReached(`${key}${hash}`)
  })
  return { wanted, pending: wanted > 0 && !done }
}
