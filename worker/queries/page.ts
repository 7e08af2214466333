import { type AnyColumn, desc, type SQL, sql } from 'drizzle-orm'
import { Refusal } from '../http/refusals.ts'
import type { Page } from '../views/page.ts'

/** Newest first; rows of one instant in the order of their ids, so that no page skips one. */
export const newestFirst = (at: AnyColumn, id: AnyColumn) => [desc(at), desc(id)] as const

/** The rows after a cursor: `<time>.<id>` of the last row that was given. */
export function after(cursor: string | undefined, at: AnyColumn, id: AnyColumn): SQL | undefined {
  if (cursor === undefined) return undefined
  const { key, lastId } = readCursor(cursor)
  if (!/^\d+$/.test(key)) throw notOurs()
  return sql`(${at}, ${id}) < (${Number(key)}, ${lastId})`
}

const notOurs = () => new Refusal('bad_request', { message: 'cursor: not one that a list gave' })

/** `<key>.<id>`: a key may hold dots of its own, an id has none. */
const readCursor = (cursor: string) => {
  const [, key, lastId] = /^(.*)\.([^.]+)$/s.exec(cursor) ?? []
  if (key === undefined || !lastId) throw notOurs()
  return { key, lastId }
}

/** The rows after a cursor in the order of their names, whatever their case. */
export function afterName(cursor: string | undefined, name: SQL, id: AnyColumn): SQL | undefined {
  if (cursor === undefined) return undefined
  const { key, lastId } = readCursor(cursor)
  return sql`(${name}, ${id}) > (${key}, ${lastId})`
}

/** The number in the cursor of a list whose items are numbered, as messages are. */
export function numberIn(cursor: string | undefined): number | undefined {
  if (cursor === undefined) return undefined
  if (!/^\d{1,15}$/.test(cursor)) throw notOurs()
  return Number(cursor)
}

/** Cuts numbered rows, one more than asked for, to a page. */
export function numberedPage<Row extends { seq: number }, Item>(
  rows: Row[],
  limit: number,
  view: (row: Row) => Item,
): Page<Item> {
  const visible = rows.slice(0, limit)
  const last = visible.at(-1)
  const items = visible.map(view)
  return rows.length > limit && last ? { items, next: String(last.seq) } : { items }
}

/** Cuts what was read, one row more than asked for, to a page. */
export function pageOf<Row, Item>(
  rows: Row[],
  limit: number,
  key: (row: Row) => { at: number | string; id: string },
  view: (row: Row) => Item,
): Page<Item> {
  const visible = rows.slice(0, limit)
  const last = visible.at(-1)
  const items = visible.map(view)
  if (rows.length <= limit || !last) return { items }
  const { at, id } = key(last)
  return { items, next: `${at}.${id}` }
}
