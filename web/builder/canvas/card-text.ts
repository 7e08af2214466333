import type { Step, StepKind } from '#journey/journey.ts'
import { optionsOf } from './ports.ts'

type Config = Step['config']

/** The two lines of a card: what the step says or does, as far as it is written. */
export function previewOf(step: Step): string {
  const words = LINES[step.type](step.config, step)
  return words.replace(/\s+/g, ' ').trim().slice(0, 160)
}

const text = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''
const part = (value: unknown): Config =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {}
const file = (config: Config) =>
  text(config.caption) || text(config.filename) || text(config.mediaUrl).split('/').at(-1) || ''

const LINES: Record<StepKind, (config: Config, step: Step) => string> = {
  start: () => 'A conversation begins here',
  text: ({ text: words }) => text(words),
  image: file,
  video: file,
  audio: file,
  document: file,
  location: ({ name, address, latitude, longitude }) =>
    text(name) || text(address) || [text(latitude), text(longitude)].filter(Boolean).join(', '),
  'cta-url': ({ body, buttonText }) => [text(body), text(buttonText)].filter(Boolean).join(' · '),
  template: ({ name, language }) => [text(name), text(language)].filter(Boolean).join(' · '),
  reply: ({ body }) => text(body),
  'quick-reply': ({ body }) => text(body),
  list: ({ body }, step) => text(body) || `${optionsOf(step).length} rows`,
  prompt: ({ question }) => text(question),
  'prompt-date': ({ question }) => text(question),
  condition: ({ branches }) => ruleIn(Array.isArray(branches) ? part(branches[0]).when : undefined),
  delay: delayLine,
  'wait-for-event': ({ event, milestoneId }) => text(event) || (milestoneId ? 'A milestone' : ''),
  api: ({ request, apiId }) => {
    const { method, url } = part(request)
    return text(url) ? `${text(method)} ${text(url)}` : text(apiId) && 'A call of the API Manager'
  },
  'ai-agent': ({ agentId }) => (agentId ? 'Talks until it is done' : ''),
  'agent-transfer': ({ message, to }) => text(message) || (to ? 'Hands the chat over' : ''),
  goal: ({ milestoneId }) => (milestoneId ? 'Records a milestone' : ''),
}

function delayLine({ amount, unit, until, days, date, offsetDays, at }: Config): string {
  if (date) {
    const offset = Number(offsetDays ?? 0)
    const when = offset === 0 ? 'On' : `${Math.abs(offset)} days ${offset < 0 ? 'before' : 'after'}`
    return `${when} ${text(date).replace(/^var_\w+?\./, '')}, ${text(at)}`
  }
  if (until) return `Until ${text(until)}${days ? `, ${text(days)} days on` : ''}`
  const words = Number(amount) === 1 ? text(unit).replace(/s$/, '') : text(unit)
  return amount === undefined ? '' : `${text(amount)} ${words}`
}

/** The first rule of a condition, as it would be read out. */
function ruleIn(when: unknown): string {
  const { all, any, variable, operator, value } = part(when)
  const several = Array.isArray(all) ? all : Array.isArray(any) ? any : undefined
  if (several) {
    const more = several.length > 1 ? (all ? ' and…' : ' or…') : ''
    return several.length ? `${ruleIn(several[0])}${more}` : ''
  }
  if (!text(variable)) return ''
  const name = text(variable).replace(/^var_\w+?\./, '')
  return `${name} ${text(operator).replaceAll('-', ' ')} ${text(value)}`
}
