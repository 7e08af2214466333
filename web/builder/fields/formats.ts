import { isReadByGuest } from '#journey/config/guest-text.ts'
import type { Draft } from '../document/draft.ts'
import type { Opening, Written } from './caret.ts'
import { type FormatOpening, formatBehind, formatOpeningAt, insertFormat } from './format-caret.ts'
import { exampleWriting, type FormatOption, formatOptions } from './format-options.ts'
import type { VariableOption } from './variable-options.ts'

/** Where a format may be written: at the caret, or in a variable that was just picked before it. */
export type FormatPlace = {
  text: string
  caret: number
  picked?: { variable: string; path: string }
}

/** A format to pick, and the text with it. */
export type FormatChoice = FormatOption & { written: Written }

/** The formats that fit at a place, with what each would write; undefined where none is asked for. */
export async function formatsAt(
  place: FormatPlace,
  offers: readonly VariableOption[],
  draft: Draft,
): Promise<(Opening & { choices: FormatChoice[] }) | undefined> {
  const { text, caret, picked } = place
  const opening = picked ? behind(picked, caret) : formatOpeningAt(text, caret)
  const name = opening?.variable.split('.').slice(0, 2).join('.')
  const variable = offers.find((offer) => offer.name === name)
  if (!opening || !variable) return undefined
  const isAskedFor = !picked || variable.type !== 'string' || variable.name === 'var_system.now'
  if (!isAskedFor) return undefined
  const writing = await exampleWriting({ id: draft.journeyId, language: draft.document().language })
  const choices = formatOptions(variable, opening.filter, writing).map((option) => ({
    ...option,
    written: insertFormat(text, opening, option.format),
  }))
  return { ...opening, choices }
}

/** What is picked into an address or a rule has to stay as it is. */
const behind = (
  { variable, path }: NonNullable<FormatPlace['picked']>,
  caret: number,
): FormatOpening | undefined =>
  isReadByGuest(path.split('.')) ? formatBehind(caret, variable) : undefined
