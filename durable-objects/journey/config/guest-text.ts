import type { Path } from './words.ts'

const FOR_GUESTS = new Set([
  'text',
  'caption',
  'body',
  'footer',
  'question',
  'failureMessage',
  'message',
  'label',
  'title',
  'description',
  'button',
  'buttonText',
])
/** What has texts of the same names that no guest reads. */
const WITHIN = new Set(['request', 'branches'])

/** Whether a guest reads the text at a place of a step's config: a body, a label, a value of a template. */
export const isReadByGuest = (path: Path): boolean =>
  path.some((key) => FOR_GUESTS.has(String(key))) && !path.some((key) => WITHIN.has(String(key)))
