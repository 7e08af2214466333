import type { LanguageCode } from '#messages/language.ts'
import type { Option } from '#messages/message.ts'
import { remembering } from '../remembering.ts'
import type { World } from '../world.ts'

// More names make no sentence; the options stand below it anyway.
const MOST_NAMED = 5

const either = remembering(50, (tag) => new Intl.ListFormat(tag, { type: 'disjunction' }))

/** Asks which of some options is meant: "Did you mean Sea view or Garden view?" */
export function didYouMean(options: Option[], language: LanguageCode, world: World): string {
  const { didYouMean: sentence, whichOfThese } = world.answers.texts(language)
  if (options.length > MOST_NAMED) return whichOfThese
  const labels = options.map(({ label }) => label)
  const named = either(`${language}-${world.organisation.country}`).format(labels)
  return sentence.replace('{options}', () => named)
}
