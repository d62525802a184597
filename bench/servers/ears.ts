import { parentPort, workerData } from 'node:worker_threads'
import { io } from 'socket.io-client'

/** Many sockets; tells when all are open, and then the moment at which the last of them heard each thing that was told. */
const { address, readers, cookies }: { address: string; readers: number; cookies: string[] } = workerData

let heard = 0
const hear = () => {
  if (++heard < readers) return
  heard = 0
  parentPort?.postMessage(String(process.hrtime.bigint()))
}
const open = async (at: number) => {
  const cookie = cookies[at % Math.max(cookies.length, 1)]
  const socket = io(address, {
    path: '/api/live',
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: { origin: address, ...(cookie && { cookie }) },
  })
  socket.on('news', hear)
  await new Promise<void>((resolve, reject) => {
    socket.on('connect', resolve)
    socket.on('connect_error', reject)
  })
}
for (let at = 0; at < readers; at += 25) await Promise.all(Array.from({ length: Math.min(25, readers - at) }, (_, more) => open(at + more)))
// Rooms are joined before the connection is told; a moment for what else a server does on arrival.
setTimeout(() => parentPort?.postMessage('0'), 1_000)
