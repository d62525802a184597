import { job } from '../jobs/jobs.ts'

/** Hands a written letter to the mail server, again and again while it refuses; where there is none, the letter stays to be read. */
export const deliver = job<{ letterId: string }>({
  name: 'mail.deliver',
  // Two thousand invitations leave in minutes, not in an hour.
  atOnce: 20,
  run: async ({ db, mail, clock }, { letterId }) => {
    const letter = await db.prisma.letter.findUnique({ where: { id: letterId } })
    if (!letter || letter.sentAt) return
    try {
      if ((await mail.send(letter)) === null) return
    } catch (error) {
      const problem = (error as Error).message.slice(0, 500)
      await db.prisma.letter.update({ where: { id: letterId }, data: { failures: { increment: 1 }, problem } })
      throw error
    }
    await db.prisma.letter.update({ where: { id: letterId }, data: { sentAt: clock.now(), problem: '' } })
  },
})
