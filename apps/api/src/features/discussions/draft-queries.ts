import type { Draft } from '@navette/contract/discussions/post-schema.ts'
import type { Context } from '../../platform/context.ts'

/** Of the actor alone; empty ones too for a while, so that another device learns that its copy was sent. */
export async function listDrafts({ db, actor }: Context): Promise<{ drafts: Draft[] }> {
  const rows = await db.prisma.draft.findMany({
    where: { memberId: actor.id },
    select: { place: true, text: true, at: true },
    orderBy: [{ at: 'desc' }, { place: 'asc' }],
    take: 200,
  })
  return { drafts: rows.map(({ at, ...draft }) => ({ ...draft, at: at.toISOString() })) }
}
