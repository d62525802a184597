import { Agent, request } from 'node:http'
import { performance } from 'node:perf_hooks'
import { parentPort, workerData } from 'node:worker_threads'

/** The readers, in a thread of their own so that they do not take the server's time. Posts what each request took, in milliseconds. */
const { url, cookie, readers, milliseconds }: { url: string; cookie: string; readers: number; milliseconds: number } = workerData

const agent = new Agent({ keepAlive: true, maxSockets: readers })

const read = (): Promise<void> =>
  new Promise((resolve, reject) => {
    const sent = request(url, { agent, headers: { cookie } }, (answer) => {
      answer.on('data', () => undefined)
      answer.on('end', () => (answer.statusCode === 200 ? resolve() : reject(new Error(`${url} answered ${answer.statusCode}`))))
    })
    sent.once('error', reject)
    sent.end()
  })

const took: number[] = []
const until = performance.now() + milliseconds
const reader = async () => {
  while (performance.now() < until) {
    const since = performance.now()
    await read()
    took.push(performance.now() - since)
  }
}
await Promise.all(Array.from({ length: readers }, reader))
agent.destroy()
parentPort?.postMessage(took)
