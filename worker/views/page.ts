import { z } from '@hono/zod-openapi'

/** `?cursor=&limit=` of every list. */
export const PageQuery = z.object({
  cursor: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export type PageQuery = z.infer<typeof PageQuery>

/** A list as it is answered: `next` is the cursor of the following page, if there is one. */
export const listOf = <S extends z.ZodType>(item: S) =>
  z.object({ items: z.array(item), next: z.string().optional() })
export type Page<Item> = { items: Item[]; next?: string }
