import { remembering } from '#journey/remembering.ts'
import { spokenLanguage } from '#journey/spoken.ts'
import { DATE_FORMATS } from '#journey/variables/format.ts'
import { formatted, type Writing } from '#journey/variables/formatted.ts'
import { displayText, type Value } from '#journey/variables/value.ts'
import type { VariableType } from '#journey/variables/variable.ts'
import { api, type Me } from '../../api/api.ts'

/** A format as the picker offers it; '' is none. `example`: a value as it writes it. */
export type FormatOption = { format: string; example: string }

const EXAMPLES: Record<string, Value> = {
  words: 4,
  list: ['Pool', 'Sauna', 'Garden'],
  ...Object.fromEntries(DATE_FORMATS.map((format) => [format, '2026-12-24'])),
}
const AS_IT_IS: Partial<Record<VariableType, Value>> = {
  date: '2026-12-24',
  number: 1250,
  json: ['Pool', 'Sauna'],
}
const OF_DATES = ['long', 'medium', 'short', 'weekday']

/** What a variable of the type can be written as that begins with what is typed. */
export function formatOptions(
  { name, type }: { name: string; type: VariableType },
  typed: string,
  { language, country }: Pick<Writing, 'language' | 'country'>,
): FormatOption[] {
  const write = (format: string): FormatOption[] => {
    const written = formatted(EXAMPLES[format] ?? 1250, format, { language, country, answers })
    return written.ok ? [{ format, example: written.text }] : []
  }
  const of = name === 'var_system.now' ? 'date' : type
  const ofNumbers = [
    'number',
    ...currencies(typed, country).map((code) => `money ${code}`),
    'words',
  ]
  const formats = {
    date: OF_DATES,
    number: ofNumbers,
    json: ['list', ...ofNumbers, ...OF_DATES],
    string: [...OF_DATES, ...ofNumbers, 'list'],
  }[of]
  const fitting = formats.filter((format) => format.toLowerCase().startsWith(typed.toLowerCase()))
  const value = typed ? undefined : AS_IT_IS[of]
  const plain = value === undefined ? [] : [{ format: '', example: displayText(value) }]
  const found = fitting.flatMap(write)
  return of === 'date' ? [...found, ...plain] : [...plain, ...found]
}

/** The examples need neither a calendar nor the words of every language. */
const answers: Writing['answers'] = {
  calendar: { isDay: () => true, instant: (day) => Date.parse(day) },
  numberInWords: () => 'four',
}

/** The usual ones, that of the country first; with letters of a code typed, all that begin so. */
function currencies(typed: string, country: string): string[] {
  const [, letters = ''] = /^money\s+(\w*)$/i.exec(typed) ?? []
  if (letters) {
    return Intl.supportedValuesOf('currency').filter((code) =>
      code.startsWith(letters.toUpperCase()),
    )
  }
  const own = { US: 'USD', GB: 'GBP' }[country] ?? 'EUR'
  return [own, ...['EUR', 'USD', 'GBP'].filter((code) => code !== own)]
}

/** In what the examples are written: as a guest of whom nothing is known would read them. */
export async function exampleWriting(journey: { id: string; language?: string }) {
  const organisation = await organisationOf(journey.id)
  const language = spokenLanguage(journey, { guest: {} }, { organisation })
  return { language, country: organisation.country }
}

/** Asked once a journey: the next one may be of another organisation. */
const organisationOf = remembering(
  1,
  async (_journeyId): Promise<Me['organisation']> =>
    api.me().then(
      (me) => me.organisation,
      () => ({ id: '', name: '', timeZone: 'UTC', country: 'US', language: 'en' }),
    ),
)
