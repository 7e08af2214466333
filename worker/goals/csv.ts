/**
 * One line of a table for spreadsheets (RFC 4180). Text that a spreadsheet would run as a formula
 * is marked with an apostrophe, as OWASP advises; numbers stay numbers, also below zero.
 */
export const csvLine = (cells: unknown[]) => `${cells.map(cellOf).join(',')}\r\n`

/** At the start of a file it makes Excel read UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF'

const FORMULA = /^[\s]*[=+\-@\t\r|%＝＋－＠]/

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`
}
