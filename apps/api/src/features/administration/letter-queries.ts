import type { Letter } from '@navette/contract/administration/schema.ts'
import type { Page, PageQuery } from '@navette/contract/core/paging.ts'
import type { Context, Services } from '../../platform/context.ts'
import { empty, type Sql, sql } from '../../platform/db/database.ts'
import { decodeCursor, keyShape, pageOf } from '../../platform/db/paging.ts'
import { found } from '../../platform/http/refuse.ts'

interface LetterRow {
  id: string
  to: string
  subject: string
  text: string
  writtenAt: Date
  sentAt: Date | null
  state: Letter['state']
  problem: string
}

/** Its job hands a letter over within seconds: one that nobody has refused by then was kept, for want of a mail server. */
const promptMilliseconds = 5 * 60_000

const letterRows = async (services: Services, rest: Sql) => {
  const { smtpUrl } = await services.mail.settings()
  const kept = smtpUrl ? new Date(services.clock.now().getTime() - promptMilliseconds) : services.clock.now()
  return services.db.rows<LetterRow>(sql`
    SELECT * FROM (
      SELECT l.id, l.to_address AS "to", l.subject, l.text, l.written_at AS "writtenAt", l.sent_at AS "sentAt", l.problem, CASE
        WHEN l.sent_at IS NOT NULL THEN 'sent' WHEN l.failures > 0 THEN 'refused' WHEN l.written_at <= ${kept} THEN 'kept' ELSE 'waiting'
      END AS state
      FROM letter l
    ) l ${rest}`)
}

interface Wanted extends PageQuery {
  state?: Letter['state'] | undefined
}

/** Letters, newest first; served by `letter_written`. */
export async function listLetters(context: Context, { after, limit, state }: Wanted): Promise<Page<Letter>> {
  const start = decodeCursor(after, [keyShape.instant, keyShape.uuid])
  const rows = await letterRows(
    context,
    sql`WHERE true ${state ? sql`AND l.state = ${state}` : empty}
      ${start ? sql`AND (l."writtenAt", l.id) < (${new Date(start[0] ?? '')}, ${start[1]}::uuid)` : empty}
    ORDER BY l."writtenAt" DESC, l.id DESC LIMIT ${limit + 1}`,
  )
  return pageOf(rows, limit, ({ writtenAt, id }) => [writtenAt.toISOString(), id], present)
}

/** One letter, with what it says and whose address it went to. */
export async function findLetter(services: Services, id: string) {
  const [row] = await letterRows(services, sql`WHERE l.id = ${id}::uuid`)
  const { text, ...letter } = found(row)
  const reader = await services.db.prisma.member.findUnique({ where: { email: letter.to }, select: { id: true } })
  return { letter: present({ text, ...letter }), text, memberId: reader?.id ?? null }
}

const present = ({ id, to, subject, writtenAt, sentAt, state, problem }: LetterRow): Letter => ({
  id,
  to,
  subject,
  writtenAt: writtenAt.toISOString(),
  sentAt: sentAt?.toISOString() ?? null,
  state,
  problem,
})
