import type { TemplateQuality } from '../channel.ts'

/** `en-US`, as some webhooks write it, is `en_US`. */
export const languageOf = (language: string) => language.replace('-', '_')

/** What comes to the same as approved for whoever wants to send it. */
const SENDABLE = [
  'reinstated',
  'unarchived',
  // Guests complain of it; it is sent all the same.
  'flagged',
]

/** A status or an event of Meta's in our spelling: `IN_APPEAL` is `in-appeal`. */
export function statusOf(status: string): string {
  const own = status.toLowerCase().replaceAll('_', '-')
  return SENDABLE.includes(own) ? 'approved' : own
}

const QUALITIES = new Map<string, TemplateQuality>([
  ['green', 'high'],
  ['yellow', 'medium'],
  ['red', 'low'],
])

/** Undefined as long as too few guests have had it. */
export const qualityOf = (score: string | undefined): TemplateQuality | undefined =>
  QUALITIES.get(score?.toLowerCase() ?? '')

const REASONS = new Map(
  Object.entries({
    abusive_content: 'its content is abusive',
    category_not_available: 'its category is not available',
    incorrect_category: 'its category does not fit its content',
    invalid_format: 'its format is invalid',
    promotional: 'it advertises, and its category does not allow that',
    scam: 'it looks like a scam',
    tag_content_mismatch: 'its language or category does not fit its content',
  }),
)

/** Why it was rejected, in words; Meta writes "NONE" for no reason. */
export function reasonOf(reason: string | undefined): string | undefined {
  const code = reason?.toLowerCase() ?? 'none'
  if (code === 'none') return undefined
  return REASONS.get(code) ?? code.replaceAll('_', ' ')
}
