import type { AnswerOf, Endpoint, InputOf, Shape } from '@navette/contract/core/endpoint.ts'
import { demonstrationAccounts } from '../../../prisma/demo/load.ts'
import { address, type Reply, type TestServer } from './server.ts'

interface Cookie {
  value: string
  path: string
  /** As it was set: `HttpOnly`, `SameSite=Lax` and the like. */
  flags: string[]
}

/** A browser at the doors: it keeps the cookies it is given, and shows each where it belongs. */
export interface Browser {
  call<S extends Shape>(endpoint: Endpoint<S>, input?: InputOf<Endpoint<S>>): Promise<Reply<AnswerOf<Endpoint<S>>>>
  jar: Map<string, Cookie>
  /** Another with the same cookies, as a thief would have it, or a second tab that has not heard of newer ones. */
  copy(): Browser
}

/** Somebody of the demonstration who can sign in, by kind. */
export function accountOf(kind: string): { email: string; password: string } {
  const account = demonstrationAccounts.find((each) => each.kind === kind)
  if (!account) throw new Error(`The demonstration has no ${kind}.`)
  return { email: account.email, password: account.password }
}

export function browser({ nobody }: TestServer, jar = new Map<string, Cookie>()): Browser {
  return {
    jar,
    copy: () => browser({ nobody } as TestServer, new Map(jar)),
    call: async (endpoint, input) => {
      const { params = {}, query = {}, body } = (input ?? {}) as { params?: object; query?: object; body?: unknown }
      const url = address(endpoint, params, query)
      const shown = [...jar].filter(([, { path }]) => url.startsWith(path)).map(([name, { value }]) => `${name}=${value}`)
      const reply = await nobody.send(endpoint.method, url, body, shown.length > 0 ? { cookie: shown.join('; ') } : {})
      for (const each of cookiesOf(reply)) jar.set(each.name, each)
      // The declaration types both ends; what crosses between them is JSON.
      return reply as never
    },
  }
}

/** The cookies that an answer sets. */
export function cookiesOf({ headers }: Reply<unknown>): (Cookie & { name: string })[] {
  const lines = [headers['set-cookie'] ?? []].flat().map(String)
  return lines.map((line) => {
    const [pair = '', ...flags] = line.split('; ')
    const [name = '', value = ''] = pair.split('=')
    const path = flags.find((flag) => flag.startsWith('Path='))?.slice('Path='.length) ?? '/'
    return { name, value, path, flags }
  })
}
