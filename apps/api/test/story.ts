import type { TestServer } from './server.ts'

/** How a thing comes to happen, through the doors: what must be there before, and the act itself. */
export type Story = (server: TestServer) => Promise<{ things?: Record<string, string[]>; happens: () => Promise<unknown> }>
