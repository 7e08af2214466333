import * as z from 'zod'

const FIELDS = ['source', 'id', 'ref', 'headline'] as const

/**
 * What brought a guest, in the few words that a journey reads: the provider's name for the kind of
 * source ("ad", "SHORTLINK"), its id of the advertisement, what the link or the click carried, and
 * the advertisement's headline. Whatever the provider did not tell is missing.
 *
 * Sample: { "source": "ad", "id": "120226305854810726", "ref": "Aff-n8ZT", "headline": "Casa Verde" }
 */
export const Referral = z.record(z.string(), z.string())
export type Referral = z.infer<typeof Referral>

/** Undefined where nothing of it was told: a reply to a story brings nobody. */
export function referralOf(told: Record<string, unknown> | undefined): Referral | undefined {
  const known = FIELDS.flatMap((name) => {
    const text = told?.[name]
    return typeof text === 'string' && text !== '' ? [[name, text] as const] : []
  })
  return known.length > 0 ? Object.fromEntries(known) : undefined
}
