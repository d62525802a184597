import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Website {
  port: number
  /** `http://127.0.0.1:49152/agenda.ics` */
  at(path: string, host?: string): string
  close(): Promise<void>
}

/** Somebody else's website, on this machine. */
export async function openWebsite(answer: RequestListener): Promise<Website> {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    port,
    at: (path, host = '127.0.0.1') => `http://${host}:${port}${path}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
