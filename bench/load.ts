import autocannon from 'autocannon'
import type { Knock } from './rows.ts'

export interface Load {
  perSecond: number
  /** Milliseconds. */
  median: number
  late: number
}

/**
 * So many readers at once, each sending its next request when the last one was answered.
 *
 * @param end after so many seconds, or so many requests
 * @throws where something else than a success was answered: a fast refusal is no figure
 */
export async function load(
  address: string,
  knocks: readonly Knock[],
  readers: number,
  end: { duration: number } | { amount: number },
): Promise<Load> {
  const requests = knocks.map(({ method, path, headers, body }) => ({
    method,
    path,
    headers: { ...headers, ...(body && { 'content-type': 'application/json', origin: address }) },
    ...(body && { setupRequest: (request: object) => ({ ...request, body: JSON.stringify(body()) }) }),
  }))
  let next = 0
  const share = Math.max(1, Math.floor(requests.length / readers))
  const result = await autocannon({
    url: address,
    connections: readers,
    ...end,
    setupClient: (client: { setRequests(requests: object[]): void }) => {
      const from = (share * next++) % requests.length
      client.setRequests([...requests.slice(from), ...requests.slice(0, from)])
    },
  } as never)
  const failed = result.non2xx + result.errors + result.timeouts
  if (failed > 0) throw new Error(`${failed} requests to ${address}${knocks[0]?.path} failed.`)
  return { perSecond: result.requests.total / result.duration, median: result.latency.p50, late: result.latency.p97_5 }
}
