/**
 * One line of a table for spreadsheets (RFC 4180). Text that a spreadsheet would run as a formula
 * is marked with an apostrophe, as OWASP advises; numbers stay numbers, also below zero.
 */
export const csvLine = (cells: unknown[]) => `${cells.map(cellOf).join(',')}\r\n`

/** At the start of a file it makes Excel read UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF'

/** What begins a formula, also behind what is not to be seen: spaces, controls, marks, Braille's blank. */
const FORMULA =
  /^[\p{White_Space}\p{C}\p{M}\p{Default_Ignorable_Code_Point}\u2800]*[=+\-@|%\u2212\t\r]/u

/** NFKC makes one of the full-width, small and raised forms of a sign, as some spreadsheets do. */
const isFormula = (text: string) => FORMULA.test(text.normalize('NFKC'))

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return `"${(isFormula(text) ? `'${text}` : text).replaceAll('"', '""')}"`
}
