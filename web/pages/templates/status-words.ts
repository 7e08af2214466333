import type { Tone } from '../../design/badge.tsx'

const STATUSES: Record<string, [words: string, tone: Tone]> = {
  approved: ['Approved', 'good'],
  pending: ['In review', 'quiet'],
  rejected: ['Rejected', 'bad'],
  paused: ['Paused', 'warn'],
  disabled: ['Disabled', 'bad'],
}

/** Those worth looking for; the rest are rare. */
export const STATUS_CHOICES: [status: string, words: string][] = [
  ['', 'Any status'],
  ...Object.entries(STATUSES).map(([status, [words]]): [string, string] => [status, words]),
]

export function statusInWords(status: string): { words: string; tone: Tone } {
  const [words, tone] = STATUSES[status] ?? [sentence(status), 'quiet']
  return { words, tone }
}

/** What follows from a status for the journeys that send the template. */
export const CONSEQUENCES: Record<string, string> = {
  pending: 'It cannot be sent before WhatsApp has approved it, which takes up to a day.',
  rejected: 'It cannot be sent. Correct it in WhatsApp Manager, or send another.',
  paused: 'WhatsApp does not send it for now, and sends it again by itself after some hours.',
  disabled: 'WhatsApp will not send it any more. Create another and put it in its place.',
}

export const QUALITIES = { high: 'High quality', medium: 'Medium quality', low: 'Low quality' }

/** `in-appeal` → "In appeal". */
export function sentence(word: string): string {
  const text = word.replaceAll('-', ' ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' })

/** `pt_BR` → "Brazilian Portuguese". */
export function languageInWords(code: string): string {
  try {
    return names.of(code.replace('_', '-')) ?? code
  } catch {
    return code
  }
}
