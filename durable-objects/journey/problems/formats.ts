import { isReadByGuest } from '../config/guest-text.ts'
import { type Text, textsIn } from '../config/texts.ts'
import { fieldOf, quoted } from '../config/words.ts'
import type { Problem } from '../problem.ts'
import { type Format, readFormat, wantedBy } from '../variables/format.ts'
import { type Placeholder, placeholdersIn } from '../variables/placeholders.ts'
import type { VariableType } from '../variables/variable.ts'
import { usedApis } from './calls.ts'
import type { CheckContext } from './check-context.ts'
import { type ProblemCode, problem } from './codes.ts'
import { type Declared, declaredIn } from './declared.ts'

/** Where texts are, and what a message calls that place. */
type Place = { stepId?: string; label: string; prefix: string }
type Wrong = { code: ProblemCode; says: string; remedy: string }

/** Formats that there are not or that never fit, and days that a guest would read as yyyy-mm-dd. */
export function formats(context: CheckContext): Problem[] {
  const declared = declaredIn(context)
  const ofSteps = context.steps.flatMap(({ step, label, texts }) =>
    wrongFormats({ stepId: step.id, label, prefix: '' }, texts, declared),
  )
  const ofApis = usedApis(context).flatMap(({ id, name: label, request }) =>
    wrongFormats({ label, prefix: `apis.${id}.` }, textsIn({ request }), declared),
  )
  return [...ofSteps, ...ofApis]
}

/** Each is reported once a place. */
function wrongFormats({ stepId, label, prefix }: Place, texts: Text[], declared: Declared) {
  const told = new Set<string>()
  return texts.flatMap(({ path, text }) =>
    placeholdersIn(text).flatMap((placeholder): Problem[] => {
      const type = declared(placeholder.scope, placeholder.name)
      const wrong = type && wrongWith(placeholder, type, isReadByGuest(path))
      if (!wrong || told.has(wrong.says)) return []
      told.add(wrong.says)
      const { code, says, remedy } = wrong
      const field = `${prefix}${fieldOf(path)}`
      return [problem(code, { stepId, field, message: `${label}: ${says}`, remedy })]
    }),
  )
}

function wrongWith(
  { scope, name, path, format }: Placeholder,
  type: VariableType,
  isReadByGuest: boolean,
): Wrong | undefined {
  const isMoment = scope === 'var_system' && name === 'now'
  if (format === undefined) {
    if (!isReadByGuest || path.length > 0 || (type !== 'date' && !isMoment)) return undefined
    return {
      code: 'date_unformatted',
      says: `the guest reads ${name} as ${isMoment ? '2026-12-24T18:00:00+01:00' : '2026-12-24'}`,
      remedy: `Give it a format, like {{${scope}.${name}:long}}.`,
    }
  }
  const read = readFormat(format)
  if (!read || !isCurrency(read)) return unknownFormat(format)
  const wanted = wantedBy(read)
  if (type === 'json' || type === wanted || (isMoment && wanted === 'date')) return undefined
  return {
    code: 'format_ill_typed',
    says: `${name} is a ${type}, and ${format} is for ${FITS[wanted]}`,
    remedy: `Use ${SUGGESTED[type] ?? 'no format'}, or a variable that holds ${FITS[wanted]}.`,
  }
}

function unknownFormat(format: string): Wrong {
  const code = 'format_unknown'
  if (/^money\b/i.test(format)) {
    const remedy = 'Use the three letters of a currency (ISO 4217), like money EUR.'
    return { code, says: `${quoted(format)} names no currency`, remedy }
  }
  return {
    code,
    says: format ? `there is no format ${quoted(format)}` : 'no format follows the colon',
    remedy: 'Use short, medium, long, weekday, number, money EUR, words or list.',
  }
}

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'))
const isCurrency = (format: Format) => format.as !== 'money' || CURRENCIES.has(format.currency)

const FITS = { date: 'dates', number: 'numbers', json: 'lists', string: 'texts' } as const
const SUGGESTED: Partial<Record<VariableType, string>> = {
  date: 'short, medium, long or weekday',
  number: 'number, money EUR or words',
}
