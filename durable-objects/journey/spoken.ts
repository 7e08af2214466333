import { type LanguageCode, languageOf, languagesOf } from '#messages/language.ts'
import type { JourneyGraph, Step } from './journey.ts'
import type { Session } from './session.ts'
import type { Locale, World } from './world.ts'

type Speakers = [
  graph: Pick<JourneyGraph, 'language'>,
  session: Pick<Session, 'guest'>,
  world: Pick<World, 'organisation'>,
]

/** How the guest is read: in their own language where it is known, the journey's, the organisation's. */
export const localeOf = (...[{ language }, { guest }, { organisation }]: Speakers): Locale => ({
  country: organisation.country,
  languages: languagesOf([guest.language, language, organisation.language]),
})

/**
 * The language of our own words beside the author's. A journey that names its language is written in
 * it, and a button in another one would not fit; else the guest's own counts.
 */
export const spokenLanguage = (
  ...[{ language }, { guest }, { organisation }]: Speakers
): LanguageCode => languagesOf([language, guest.language, organisation.language])[0] ?? 'en'

/** The language of a step's texts: a template is in its own, whatever the journey's is. */
export function languageOfStep({ type, config }: Step, ...speakers: Speakers): LanguageCode {
  const own = type === 'template' && typeof config.language === 'string' ? config.language : ''
  return languageOf(own) ?? spokenLanguage(...speakers)
}
