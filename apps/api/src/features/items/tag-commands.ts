import { newId } from '@navette/contract/core/ids.ts'
import { itemTagged, itemUntagged, tagRemoved, tagRenamed } from '@navette/contract/items/activities.ts'
import { tooManyTags } from '@navette/contract/items/endpoints.ts'
import { mostTags, type Tag } from '@navette/contract/items/schema.ts'
import type { Context } from '../../platform/context.ts'
import { sql } from '../../platform/db/database.ts'
import { transact } from '../../platform/db/transact.ts'
import { allow, found, refuse } from '../../platform/http/refuse.ts'
import { publicAudience } from '../../platform/session/actor.ts'
import { can } from './policy.ts'
import { findItem } from './queries.ts'
import { tagNamed } from './tag-queries.ts'

/** Puts a tag on something: the one of that name, however it is written, or a new one. */
export async function tagItem(context: Context, itemId: string, name: string): Promise<Tag> {
  const { actor, clock } = context
  const item = await findItem(context, itemId)
  allow(can.tag(actor))
  return transact(context, async (tx) => {
    // Two who tag the same thing wait for each other: the number of its tags is counted behind the lock.
    await tx.rows(sql`SELECT 1 FROM item WHERE id = ${itemId}::uuid FOR NO KEY UPDATE`)
    await tx.rows(
      sql`INSERT INTO tag (id, name, at) VALUES (${newId()}::uuid, ${name}, ${clock.now()}) ON CONFLICT (plain_letters(name)) DO NOTHING`,
    )
    const tag = found(await tagNamed(tx, name))
    const { count } = await tx.prisma.itemTag.createMany({
      data: [{ itemId, tagId: tag.id, byId: actor.id, at: clock.now() }],
      skipDuplicates: true,
    })
    if (count === 0) return tag
    if ((await tx.prisma.itemTag.count({ where: { itemId } })) > mostTags) refuse(tooManyTags, { limit: mostTags })
    await tx.record(itemTagged, { itemId, tagId: tag.id }, placeOf(item))
    return tag
  })
}

export async function untagItem(context: Context, itemId: string, tagId: string): Promise<void> {
  const item = await findItem(context, itemId)
  allow(can.tag(context.actor))
  await transact(context, async (tx) => {
    const { count } = await tx.prisma.itemTag.deleteMany({ where: { itemId, tagId } })
    if (count > 0) await tx.record(itemUntagged, { itemId, tagId }, placeOf(item))
  })
}

/** Gives a tag another name; another tag that is called that already takes over all that had this one. */
export async function renameTag(context: Context, tagId: string, name: string): Promise<Tag> {
  allow(can.orderTags(context.actor))
  return transact(context, async (tx) => {
    // Rare, so that all may wait: a tag of the new name that comes about at the same moment would be a second one.
    await tx.rows(sql`LOCK TABLE tag IN SHARE ROW EXCLUSIVE MODE`)
    found(await tx.prisma.tag.findUnique({ where: { id: tagId } }))
    const other = await tagNamed(tx, name)
    if (other && other.id !== tagId) {
      await tx.rows(sql`
        INSERT INTO item_tag (item_id, tag_id, by_id, at) SELECT item_id, ${other.id}::uuid, by_id, at FROM item_tag WHERE tag_id = ${tagId}::uuid
        ON CONFLICT (item_id, tag_id) DO NOTHING`)
      await tx.prisma.tag.delete({ where: { id: tagId } })
    } else await tx.prisma.tag.update({ where: { id: tagId }, data: { name } })
    const intoId = other && other.id !== tagId ? other.id : null
    // Guests read tags too; ids tell nobody anything.
    await tx.record(tagRenamed, { tagId, intoId }, { audienceId: publicAudience })
    return intoId && other ? other : { id: tagId, name }
  })
}

/** Takes a tag off everything. */
export async function removeTag(context: Context, tagId: string): Promise<void> {
  allow(can.orderTags(context.actor))
  await transact(context, async (tx) => {
    const { count } = await tx.prisma.tag.deleteMany({ where: { id: tagId } })
    if (count > 0) await tx.record(tagRemoved, { tagId }, { audienceId: publicAudience })
  })
}

const placeOf = ({ id, audienceId, projectId }: { id: string; audienceId: string; projectId: string | null }) => ({
  itemId: id,
  audienceId,
  projectId,
})
