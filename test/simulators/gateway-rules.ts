import { id, invalid, items, type JsonObject, line, Refusal, unique } from './rules.ts'

/** Runs a check; what it throws, in words. */
export function refusalBy(check: () => void): string | undefined {
  try {
    check()
    return undefined
  } catch (failure) {
    if (failure instanceof Refusal) return failure.details
    throw failure
  }
}

/** A text that may be empty. */
export const string = (value: unknown, what: string, most: number) => {
  if (typeof value !== 'string') return invalid(`${what} must be a string`)
  if (value.length > most) invalid(`${what} may have ${most} characters, not ${value.length}`)
  return value
}

const number = (value: unknown, what: string, most: number) => {
  if (typeof value !== 'number' || !Number.isFinite(value) || Math.abs(value) > most) {
    invalid(`${what} must be a number up to ${most}`)
  }
}

export const optional = (value: unknown, check: (value: unknown) => unknown) => {
  if (value !== undefined) check(value)
}

export function place({ latitude, longitude }: JsonObject) {
  number(latitude, 'latitude', 90)
  number(longitude, 'longitude', 180)
}

/** What a poll offers, all of it different. */
export function choices(value: unknown, what: string, most: number) {
  const own = Array.isArray(value) ? value : invalid(`${what} must be a list`)
  if (own.length < 2 || own.length > most) invalid(`${what} are 2 to ${most}`)
  unique(
    own.map((one) => line(one, what, 100)),
    what,
  )
}

/** What a list shows: ten rows at most, of different ids, in sections. */
export function sections(value: unknown, what: string) {
  const own = items(value, what, 1, 10).map((section) => {
    line(section.title, 'section.title', 24)
    return { ...section, rows: items(section.rows, 'section.rows', 1, 10) }
  })
  const rows = own.flatMap((section) => section.rows)
  if (rows.length > 10) invalid('a list has 10 rows')
  for (const row of rows) {
    line(row.title, 'row.title', 24)
    optional(row.description, (description) => line(description, 'row.description', 72))
  }
  unique(
    rows.map(({ rowId }) => id(rowId, 'row.rowId', 200)),
    'row.rowId',
  )
  return own
}
