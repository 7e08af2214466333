import type { StepKind } from '#journey/journey.ts'
import type { IconName } from '../../design/icon.tsx'
import type { Point } from '../canvas/geometry.ts'

/** One thing that can be picked. `hint` is shown under it; `about` is searched, but not shown. */
export type PickItem = {
  id: string
  label: string
  hint?: string
  about?: string
  group?: string
  keys?: string
  icon?: IconName
  step?: StepKind
  onPick(): void
}

/** A list to search and pick from. `at` is on the screen; without it the list is centred. */
export type PickList = {
  title: string
  placeholder: string
  /** What to say when nothing fits. */
  none: string
  choices: readonly PickItem[]
  at?: Point
  /** Closed without picking. */
  onClose?(): void
}

/**
 * The choices that fit what was typed, the best first: every word must begin a word of the label, or
 * stand somewhere in it. Nothing typed: all of them, as they came.
 */
export function matchingItems(choices: readonly PickItem[], typed: string): readonly PickItem[] {
  const words = fold(typed).split(/\s+/).filter(Boolean)
  if (!words.length) return choices
  return choices
    .map((choice) => ({ choice, score: scoreOf(choice, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ choice }) => choice)
}

function scoreOf({ label, about = '' }: PickItem, words: string[]): number {
  const [name, rest] = [fold(label), fold(about)]
  let sum = 0
  for (const word of words) {
    const score = name.startsWith(word)
      ? 8
      : name.includes(` ${word}`)
        ? 4
        : name.includes(word)
          ? 2
          : rest.includes(word)
            ? 1
            : 0
    if (!score) return 0
    sum += score
  }
  return sum
}

const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

const PAGE = 8

/** Where a key leads from the choice at `at` of so many; undefined for a key that leads nowhere. */
export function nextChoice(key: string, at: number, count: number): number | undefined {
  const last = count - 1
  return {
    ArrowDown: at >= last ? 0 : at + 1,
    ArrowUp: at <= 0 ? last : at - 1,
    PageDown: Math.min(last, at + PAGE),
    PageUp: Math.max(0, at - PAGE),
  }[key]
}
