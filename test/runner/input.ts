import type { AiAnswer, ApiReply } from '#journey/signal.ts'
import { choicePayload, type InboundContent, MORE, type Outbound } from '#messages/message.ts'
import type { Happening } from './player.ts'

/** Lines that make something happen, by their first word; the rest of the line is what is said. */
const INPUTS: Record<string, (said: string, sent: Outbound[]) => Happening> = {
  guest: (text) => message({ kind: 'text', text: text.replaceAll('\\n', '\n') }),
  tap: (label, sent) => message(tapOn(label, sent)),
  menu: (said) => {
    const [title = '', payload = ''] = said.split(' = ')
    return message({ kind: 'choice', title, payload })
  },
  sticker: () =>
    message({ kind: 'media', media: { type: 'sticker', url: 'https://wa.test/s.webp' } }),
  photo: (said) => {
    const [, url = '', caption] = /^(\S+)(?:\s+(.+))?$/.exec(said) ?? []
    return message({ kind: 'media', media: { type: 'image', url }, caption })
  },
  location: (said) => {
    const [latitude = 0, longitude = 0] = said.split(',').map(Number)
    return message({ kind: 'location', latitude, longitude })
  },
  'contact-card': (text) => message({ kind: 'contacts', text }),
  reaction: (emoji) => message({ kind: 'reaction', target: 'm1', emoji }),
  edit: (text) => message({ kind: 'edit', text }),
  event: (said) => {
    const [, name = '', payload] = /^(\S+)(?:\s+(.+))?$/.exec(said) ?? []
    return { type: 'event', name, payload: payload === undefined ? {} : JSON.parse(payload) }
  },
  milestone: (milestoneId) => ({ type: 'milestone', milestoneId }),
  api: (said) => ({ type: 'api', reply: apiReply(said) }),
  ai: (said) => ({ type: 'ai', answer: aiAnswer(said) }),
  refuse: (failure) => ({ type: 'refuse', failure: failure as 'recipient' }),
  hold: () => ({ type: 'hold' }),
  accept: () => ({ type: 'accept' }),
  human: (name) => ({ type: 'human', name }),
  named: (name) => ({ type: 'named', name }),
  undeploy: () => ({ type: 'undeploy' }),
  skip: () => ({ type: 'skip' }),
  start: (said) => {
    const [, startAt, variables] = /^(?:at (\S+))?\s*(\{.*\})?$/.exec(said) ?? []
    return { type: 'start', startAt, variables: variables && JSON.parse(variables) }
  },
}

export const isInput = (verb: string) => verb.startsWith('+') || Object.hasOwn(INPUTS, verb)

/** `sent`: the bot's messages so far, for taps on them. */
export function happeningOf(verb: string, said: string, sent: Outbound[]): Happening {
  if (verb.startsWith('+')) return { type: 'time', ms: durationIn(verb.slice(1)) }
  const read = INPUTS[verb]
  if (!read) throw new Error(`"${verb}" makes nothing happen`)
  return read(said, sent)
}

const message = (content: InboundContent): Happening => ({ type: 'message', content })

const UNIT_MS: Record<string, number> = {
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
}

/** `1d2h` in ms. */
export function durationIn(text: string): number {
  const parts = [...text.matchAll(/(\d+)([smhdw])/g)]
  if (parts.map(([whole]) => whole).join('') !== text) throw new Error(`no duration: +${text}`)
  return parts.reduce((sum, [, many, unit = '']) => sum + Number(many) * (UNIT_MS[unit] ?? 0), 0)
}

/**
 * A tap on the newest button with that label; `Yes @pets` on the one of that step, `Yes ^` on the
 * one before. "More options" and "Back" turn the pages of the newest list.
 */
function tapOn(said: string, sent: Outbound[]): InboundContent {
  const [, label = '', step, before = ''] = /^(.+?)(?: @(\S+))?(?: (\^+))?$/.exec(said) ?? []
  let older = before.length
  for (const question of sent.toReversed()) {
    if (!('questionId' in question) || (step && !question.questionId.endsWith(`:${step}`))) continue
    const option = [...buttonsOf(question)].find((button) => button.label === label)
    if (!option || older-- > 0) continue
    return { kind: 'choice', payload: choicePayload(question.questionId, option.id), title: label }
  }
  throw new Error(`no message of the bot has the button "${said}"`)
}

function* buttonsOf(question: Extract<Outbound, { questionId: string }>) {
  switch (question.kind) {
    case 'list': {
      const page = question.page ?? 1
      for (const { rows } of question.sections) yield* rows
      yield { id: `${MORE}${page + 1}`, label: 'More options' }
      yield { id: `${MORE}${page - 1}`, label: 'Back' }
      return
    }
    case 'template': {
      const buttons = [question, ...(question.cards ?? [])].flatMap((part) => part.buttons ?? [])
      for (const { id, label = id } of buttons) yield { id, label }
      return
    }
    default:
      yield* question.options
  }
}

/** `200 (x-total: 400) {"price": 5}`, `timeout`, `refused a private address`, `too_large`. */
function apiReply(said: string): ApiReply {
  const [, error, detail] = /^(timeout|refused|too_large)\b\s*(.*)$/.exec(said) ?? []
  if (error) return { ms: 0, error: error as 'timeout', detail }
  const found = /^(\d{3})(?:\s+\(([^)]*)\))?(?:\s+(.*))?$/.exec(said)
  if (!found) throw new Error(`no answer of an API: ${said}`)
  const [, status, headers = '', body = ''] = found
  const pairs = headers.split(';').map((header) => {
    const [, name = '', value = ''] = /^\s*([^:]*):\s*(.*)$/.exec(header) ?? []
    return [name.toLowerCase(), value]
  })
  return { ms: 0, status: Number(status), headers: Object.fromEntries(pairs), body }
}

/** `yes`, `no`, `value 4`, `reads …`, `says …`, `finish [text |] summary`, `hand-off [text |] reason`. */
function aiAnswer(said: string): AiAnswer {
  const [, verb = '', rest = ''] = /^(\S+)\s*(.*)$/.exec(said) ?? []
  const [summary = '', text] = rest.split(' | ').toReversed()
  const cost = { ms: 0, tokensIn: 0, tokensOut: 0, tools: [] }
  switch (verb) {
    case 'yes':
    case 'no':
      return { outcome: 'checked', passes: verb === 'yes', ...cost }
    case 'value':
      return { outcome: 'checked', passes: true, value: rest, ...cost }
    case 'reads':
      return { outcome: 'extracted', text: rest, ...cost }
    case 'says':
      return { outcome: 'replied', text: rest, ...cost }
    case 'finish':
      return { outcome: 'finished', text, summary, ...cost }
    case 'hand-off':
      return { outcome: 'handOff', text, reason: summary, summary, ...cost }
    case 'failed':
      return { outcome: 'failed', detail: rest, ...cost }
    default:
      throw new Error(`no answer of an AI: ${said}`)
  }
}
