import type { Me, Member } from '@navette/contract/accounts/schema.ts'
import type { Page, PageQuery } from '@navette/contract/core/paging.ts'
import type { Context, OpenContext, Services } from '../../platform/context.ts'
import { empty, sql } from '../../platform/db/database.ts'
import { decodeCursor, keyShape, pageOf } from '../../platform/db/paging.ts'
import { belongingsOf, holdsOn } from '../../platform/db/people.ts'
import { found } from '../../platform/http/refuse.ts'
import { loadActor } from '../../platform/session/actor.ts'
import { type MemberRow, presentMe, presentMember } from './present.ts'

/** Whoever holds a session, with what they may start. */
export async function getMe({ db, clock }: OpenContext, sessionId: string): Promise<Me> {
  return presentMe(found(await loadActor(db, sessionId, clock.now(), clock.today())))
}

const memberColumns = (today: string) => sql`
  m.id, m.name, m.occupation, EXISTS (SELECT 1 FROM administrator a WHERE a.member_id = m.id) AS administrator,
  ${belongingsOf(sql`m`, today)} AS belongings`

interface MemberSearch extends PageQuery {
  search?: string | undefined
  organisationId?: string | undefined
}

/** People by name, as French readers sort them; served by `member_name`. */
export async function listMembers({ db, clock }: Context, { after, limit, search, organisationId }: MemberSearch): Promise<Page<Member>> {
  const today = clock.today()
  const start = decodeCursor(after, [keyShape.text, keyShape.uuid])
  const rows = await db.rows<MemberRow>(sql`
    SELECT ${memberColumns(today)} FROM member m
    WHERE true
      ${search ? sql`AND position(lower(unaccent(${search.normalize('NFC')})) IN lower(unaccent(m.name))) > 0` : empty}
      ${
        organisationId
          ? sql`AND EXISTS (SELECT 1 FROM membership s WHERE s.member_id = m.id AND s.organisation_id = ${organisationId}::uuid AND ${holdsOn(sql`s`, today)})`
          : empty
      }
      ${start ? sql`AND (m.name, m.id) > (${start[0]}, ${start[1]}::uuid)` : empty}
    ORDER BY m.name, m.id LIMIT ${limit + 1}`)
  return pageOf(rows, limit, ({ name, id }) => [name, id], presentMember)
}

export async function getMember({ db, clock }: Context, memberId: string): Promise<Member> {
  const rows = await db.rows<MemberRow>(sql`SELECT ${memberColumns(clock.today())} FROM member m WHERE m.id = ${memberId}::uuid`)
  return presentMember(found(rows[0]))
}

/** Whom a letter goes to, and in which language they read; null once the account is gone. */
export const findAddressee = ({ db }: Services, memberId: string) =>
  db.prisma.member.findUnique({ where: { id: memberId }, select: { name: true, email: true, language: true } })
