import type { PreviewItem } from '../../durable-objects/channels/rendering/preview.ts'

const SHOWN = new Set(
  'text label caption filename name address body header footer title section description buttonText button display_text url'.split(
    ' ',
  ),
)

/** Every text in a message, or in what is shown of it, one by one. */
export function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) =>
    typeof inner === 'string' ? (SHOWN.has(name) ? [inner] : []) : textsIn(inner),
  )
}

/** The running text of what is shown: what a guest reads who reads on. */
export const readOn = (preview: PreviewItem[]): string =>
  preview.map((one) => ('text' in one ? (one.text ?? '') : '')).join(' ')

/** A character that the guest reads less often than it was written, formatting and spaces aside. */
export function missing(written: string, read: string): string | undefined {
  const counts = new Map<string, number>()
  const units = (text: string) => text.replace(/[\s*_~`]/g, '').split('')
  for (const unit of units(read)) counts.set(unit, (counts.get(unit) ?? 0) + 1)
  return units(written).find((unit) => {
    const left = (counts.get(unit) ?? 0) - 1
    counts.set(unit, left)
    return left < 0
  })
}
