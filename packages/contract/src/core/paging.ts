import { z } from 'zod'

/** Lists are read by keyset: `next` of one page is `after` of the following one. Their order never depends on the page's number. */
export const pageQuery = z.object({
  after: z.string().max(1_000).optional().describe('`next` of the page before'),
  limit: z.coerce.number().int().min(1).max(100).default(25).describe('Rows in a page, 100 at most'),
})
export type PageQuery = z.infer<typeof pageQuery>

export interface Page<T> {
  items: T[]
  next: string | null
}

export const page = <T extends z.ZodType>(item: T) =>
  z.object({
    items: z.array(item),
    next: z.string().nullable().describe('Null on the last page'),
  })

/** The answer of a door that has nothing to say: 204. */
export const nothing = z.null()
