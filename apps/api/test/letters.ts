import type { TestServer } from './server.ts'

/** The letters to an address that were written so far, the newest first; they are kept where there is no mail server. */
export const lettersTo = ({ services }: TestServer, to: string) =>
  services.db.prisma.letter.findMany({
    where: { to: { equals: to, mode: 'insensitive' } },
    orderBy: [{ writtenAt: 'desc' }, { id: 'desc' }],
  })

/** The token of the link in a letter. */
export function tokenIn(text: string | undefined): string {
  const token = /#jeton=([\w-]+)/.exec(text ?? '')?.[1]
  if (!token) throw new Error(`There is no link in: ${text}`)
  return token
}
