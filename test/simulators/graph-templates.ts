import { invalid, items, type JsonObject, Refusal } from './rules.ts'

/** A template as Meta keeps it, in the words of `GET /{waba}/message_templates`. */
export type GraphTemplate = {
  /** The business account; any when left out. */
  waba?: string
  id?: string
  name: string
  language: string
  /** `APPROVED` when left out. */
  status?: string
  category?: string
  parameter_format?: 'POSITIONAL' | 'NAMED'
  quality_score?: { score: string }
  rejected_reason?: string
  components: Record<string, unknown>[]
}

const KNOWN_FIELDS = [
  'id',
  'name',
  'language',
  'status',
  'category',
  'quality_score',
  'rejected_reason',
  'parameter_format',
  'components',
]

/** `GET /{waba}/message_templates?fields=&limit=&after=&name=`: a page, and a cursor for the next. */
export function templatePage(url: URL, waba: string, templates: GraphTemplate[]): Response {
  const asked = url.searchParams.get('fields')?.split(',') ?? ['id', 'name', 'status']
  const strange = asked.find((field) => !KNOWN_FIELDS.includes(field))
  if (strange) {
    throw new Refusal(100, `Tried accessing nonexisting field (${strange}) on node type`)
  }
  const name = url.searchParams.get('name')
  const own = templates.filter(
    (one) => (one.waba ?? waba) === waba && (name === null || one.name.includes(name)),
  )
  const from = Number(url.searchParams.get('after') ?? 0)
  const limit = Math.min(Number(url.searchParams.get('limit') ?? 25), 100)
  const page = own.slice(from, from + limit)
  const end = from + page.length
  return Response.json({
    data: page.map((one) => only(described(one), asked)),
    paging: {
      cursors: { before: String(from), after: String(end) },
      // Graph's own address has the token in it: nobody is to follow it.
      ...(end < own.length && { next: `https://elsewhere.example/?access_token=x&after=${end}` }),
    },
  })
}

const described = ({ waba: _, ...template }: GraphTemplate): JsonObject => ({
  id: `${template.name}-${template.language}`,
  status: 'APPROVED',
  category: 'UTILITY',
  quality_score: { score: 'UNKNOWN' },
  rejected_reason: 'NONE',
  parameter_format: 'POSITIONAL',
  ...template,
})

const only = (own: JsonObject, names: string[]) =>
  Object.fromEntries(Object.entries(own).filter(([name]) => names.includes(name)))

const NOT_SENT: Record<string, [number, string]> = {
  PAUSED: [132015, 'Template is paused due to low quality'],
  DISABLED: [132016, 'Template was paused too many times and is now permanently disabled'],
}

/** Holds a template message against what was approved: channels/whatsapp-official/README.md, Templates and Errors. */
export function checkTemplate(
  { name, language, components }: { name: string; language: string; components: JsonObject[] },
  templates: GraphTemplate[],
) {
  const approved = templates.find((known) => known.name === name && known.language === language)
  const status = approved?.status ?? 'APPROVED'
  const refused = NOT_SENT[status]
  if (refused) throw new Refusal(...refused)
  if (!approved || status !== 'APPROVED') {
    throw new Refusal(132001, `template name (${name}) does not exist in ${language}`, 404)
  }
  const named = approved.parameter_format === 'NAMED'
  checkPart(components, approved.components, named)
  const cards = itemsOf(partOf(approved.components, 'carousel'), 'cards')
  const sent = itemsOf(partOf(components, 'carousel'), 'cards')
  if (cards.length !== sent.length) {
    throw new Refusal(132012, `carousel: ${sent.length} cards, approved with ${cards.length}`)
  }
  for (const [at, card] of cards.entries()) {
    checkPart(itemsOf(sent[at], 'components'), itemsOf(card, 'components'), named)
  }
}

const itemsOf = (own: JsonObject | undefined, name: string) =>
  own?.[name] === undefined ? [] : items(own[name], name, 1, 100)
const partOf = (parts: JsonObject[], type: string) =>
  parts.find((part) => String(part.type).toLowerCase() === type)

function checkPart(sent: JsonObject[], approved: JsonObject[], named: boolean) {
  checkHeader(partOf(sent, 'header'), partOf(approved, 'header'), named)
  const body = String(partOf(approved, 'body')?.text ?? '')
  checkValues(itemsOf(partOf(sent, 'body'), 'parameters'), placeholders(body), 'body', named)
  const buttons = itemsOf(partOf(approved, 'buttons'), 'buttons')
  checkButtons(
    sent.filter(({ type }) => type === 'button'),
    buttons,
  )
}

function checkHeader(
  sent: JsonObject | undefined,
  approved: JsonObject | undefined,
  named: boolean,
) {
  const format = String(approved?.format ?? 'TEXT').toLowerCase()
  const parameters = itemsOf(sent, 'parameters')
  if (format === 'text') {
    const names = placeholders(String(approved?.text ?? ''))
    return checkValues(parameters, names, 'header', named)
  }
  const given = parameters.map(({ type }) => type)
  if (given.length === 1 && given[0] === format) return
  throw new Refusal(
    132012,
    `header: Format mismatch, expected ${format.toUpperCase()}, received ${given.join() || 'UNKNOWN'}`,
  )
}

function checkValues(given: JsonObject[], names: string[], what: string, named: boolean) {
  if (given.length !== names.length) {
    throw new Refusal(
      132000,
      `${what}: number of localizable_params (${given.length}) does not match the expected number of params (${names.length})`,
    )
  }
  for (const [at, one] of given.entries()) {
    if (!named && one.parameter_name === undefined) continue
    if (named && names.includes(String(one.parameter_name))) continue
    throw new Refusal(100, `${what}: parameter ${at} has the name ${one.parameter_name}`)
  }
}

function checkButtons(sent: JsonObject[], approved: JsonObject[]) {
  for (const { index, sub_type } of sent) {
    const meant = approved[Number(index)]
    if (!meant) invalid(`buttons: there is no button at index ${index}`)
    if (String(meant?.type).toLowerCase() !== sub_type) {
      invalid(`buttons: button at index ${index} is of type ${meant?.type}`)
    }
    if (sub_type === 'url' && !String(meant?.url).includes('{{')) {
      throw new Refusal(132000, `buttons: the url at index ${index} takes no parameter`)
    }
  }
  for (const [index, button] of approved.entries()) {
    const wants =
      button.type === 'COPY_CODE' || (button.type === 'URL' && String(button.url).includes('{{'))
    if (!wants || sent.some((one) => Number(one.index) === index)) continue
    throw new Refusal(131008, `buttons: Button at index ${index} requires a parameter`)
  }
}

const placeholders = (text: string) => [
  ...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name)),
]
