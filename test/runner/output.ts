import type { Effect, EffectOf } from '#journey/effect.ts'
import type { Session } from '#journey/session.ts'
import type { TrailEntry } from '#journey/trail.ts'
import type { Header, Option, Outbound, OutboundOf } from '#messages/message.ts'
import type { Played } from './player.ts'

/** First words of the lines that are printed, and so are not read. */
const OUTPUTS = [
  'bot',
  'lost',
  'match',
  'stale',
  'command',
  'wrong',
  'unsure',
  'which',
  'heard',
  'set',
  'kept',
  'cleared',
  'missing',
  'unfit',
  'skipped',
  'goal',
  'transfer',
  'calls',
  'asks',
  'wait',
  'end',
] as const
type Verb = (typeof OUTPUTS)[number]

export const isOutput = (verb: string) => OUTPUTS.some((one) => one === verb)

/** One line; line breaks within are shown as ⏎. */
const line = (verb: Verb, said: string) =>
  `${verb.padEnd(8)} ${said}`.replaceAll('\n', ' ⏎ ').trimEnd()

export type Names = {
  /** A step's name as its author gave it, else its id. */
  step(id: string): string
  zone: string
  /** All messages of the bot so far, by id. */
  sent: Map<string, Outbound>
}

/** What came of a happening, a line for each thing that a reader of the transcript should know. */
export function printed({ session, effects, trail, now }: Played, names: Names): string[] {
  for (const effect of effects)
    if (effect.type === 'send') names.sent.set(effect.id, effect.message)
  const goals = effects.filter((effect) => effect.type === 'recordMilestone')
  const told = trail.flatMap((entry) => entryLine(entry, names, goals))
  const asked = effects.flatMap(questionLine)
  return folded([...told, ...asked, ...waiting(session, asked.length > 0, now, names)])
}

/** The same line over and over is told once. */
function folded(lines: string[]): string[] {
  return lines.flatMap((one, at) => {
    if (one === lines[at - 1]) return []
    const next = lines.findIndex((other, place) => place > at && other !== one)
    const times = (next === -1 ? lines.length : next) - at
    return [times > 1 ? `${one} (${times} times)` : one]
  })
}

function waiting(session: Session | undefined, asked: boolean, now: number, names: Names) {
  if (!session || !('wait' in session.state)) return []
  const { wait, stepId } = session.state
  // The call that was just asked says already what is waited for.
  if (asked && (wait.for === 'api' || wait.for === 'ai')) return []
  const until = 'until' in wait ? wait.until : undefined
  const end = until === undefined ? '' : ` until ${momentText(until, now, names.zone)}`
  return [line('wait', `${wait.for} at "${names.step(stepId)}"${end}`)]
}

function entryLine(
  entry: TrailEntry,
  { sent, step }: Names,
  goals: EffectOf<'recordMilestone'>[],
): string[] {
  const message = 'messageId' in entry ? sent.get(entry.messageId) : undefined
  switch (entry.type) {
    case 'message.sent':
      return [line('bot', message ? messageText(message) : entry.text)]
    case 'delivery':
      return [line('lost', message ? messageText(message) : entry.messageId)]
    case 'choice.matched':
      return [line('match', `${entry.label} · ${entry.rung}`)]
    case 'choice.ambiguous':
      return [line('which', entry.options.map(({ label }) => label).join(' | '))]
    case 'choice.stale':
      return [line('stale', entry.payload.split(':').slice(2).join(' · '))]
    case 'command.used': {
      const to = typeof entry.to === 'string' ? entry.to : `"${step(entry.to.step)}"`
      return [line('command', `${entry.words} · ${to}`)]
    }
    case 'answer.rejected':
      return [line('wrong', entry.reason)]
    case 'answer.unsure':
      return [line('unsure', entry.reading)]
    case 'event.received':
      return [line('heard', `${entry.name}${entry.moved ? '' : ' · not this one'}`)]
    case 'variable.set':
      return [line('set', `${entry.name} = ${JSON.stringify(entry.value)}`)]
    case 'variable.refused':
      return [line('kept', `${entry.name} · ${JSON.stringify(entry.value)}: ${entry.reason}`)]
    case 'variable.cleared':
      return [line('cleared', entry.name)]
    case 'variable.missing':
      return [line('missing', entry.name)]
    case 'variable.unformatted':
      return [line('unfit', `${entry.name}:${entry.format} · ${entry.reason}`)]
    case 'step.skipped':
      return [line('skipped', entry.reason)]
    case 'goal.reached': {
      const tags = goals.shift()?.tags.map((tag) => ` #${tag}`) ?? []
      const trackers = entry.trackers.map(({ trackerId, value }) => [trackerId, value])
      const values = JSON.stringify(Object.fromEntries(trackers))
      return [line('goal', `${entry.milestoneId} ${values}${tags.join('')}`)]
    }
    case 'transferred':
      return [line('transfer', JSON.stringify(entry.to))]
    case 'session.ended':
      return [line('end', [entry.status, whyEnded(entry)].filter(Boolean).join(' · '))]
    default:
      return []
  }
}

const whyEnded = ({ reason, port }: Extract<TrailEntry, { type: 'session.ended' }>) =>
  reason ?? (port === undefined || port === 'next' ? undefined : `no edge on port ${port}`)

function questionLine(effect: Effect): string[] {
  if (effect.type === 'callApi') {
    const { method, url, headers, body } = effect.request
    const told = headers.map(({ name, value }) => `${name}: ${value}`)
    if (effect.auth && effect.auth.type !== 'none') told.push(`auth ${effect.auth.type}`)
    const parts = [method, url, told.length > 0 && `(${told.join('; ')})`, body]
    return [line('calls', parts.filter(Boolean).join(' '))]
  }
  if (effect.type !== 'askAi') return []
  const { question } = effect
  switch (question.for) {
    case 'check':
      return [line('asks', `ai whether "${question.text}" meets "${question.criterion}"`)]
    case 'extract':
      return [line('asks', `ai "${question.prompt}" of ${question.text}`)]
    case 'agent':
      return [line('asks', `ai agent ${question.agentId}: "${question.text}"`)]
  }
}

/** Under an hour away: how long; else the day and time in the organisation's zone. */
function momentText(until: number, now: number, timeZone: string): string {
  const seconds = (until - now) / 1000
  if (seconds < 3600) return `+${seconds % 60 === 0 ? `${seconds / 60}m` : `${seconds}s`}`
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-CA', { timeZone, ...options }).format(until)
  const day = part({ year: 'numeric', month: '2-digit', day: '2-digit' })
  const time = part({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  return `${part({ weekday: 'short' }).replace('.', '')} ${day} ${time}`
}

const around = (before: string, text: string | undefined, after: string) =>
  text === undefined ? undefined : `${before}${text}${after}`

const headerText = (header: Header | undefined) =>
  header &&
  around('«', header.type === 'text' ? header.text : `${header.type} ${header.mediaUrl}`, '»')

const words = (...parts: (string | undefined)[]) => parts.filter((part) => part).join(' ')

/** A message as its reader would tell it: header in « », footer in ‹ ›, what can be tapped in [ ]. */
function messageText(message: Outbound): string {
  switch (message.kind) {
    case 'text':
      return message.text
    case 'audio':
      return `[audio ${message.mediaUrl}]`
    case 'image':
    case 'video':
      return words(`[${message.kind} ${message.mediaUrl}]`, message.caption)
    case 'document':
      return words(`[${words('document', message.mediaUrl, message.filename)}]`, message.caption)
    case 'location': {
      const at = `${message.latitude},${message.longitude}`
      return `[location ${[at, message.name, message.address].filter(Boolean).join(' · ')}]`
    }
    case 'cta-url':
      return framed(message, `[${message.buttonText} → ${message.url}]`)
    case 'template':
      return templateText(message)
    case 'list':
      return framed(message, listText(message))
    case 'reply':
    case 'quick-reply':
      return framed(message, `[${message.options.map(optionText).join(' | ')}]`)
  }
}

const framed = (
  { header, body, footer }: { header?: Header; body: string; footer?: string },
  buttons: string,
) => words(headerText(header), body, around('‹', footer, '›'), buttons)

const optionText = ({ label, description }: Option) => words(label, around('(', description, ')'))

function listText({ button, sections, page }: OutboundOf<'list'>): string {
  const visible = sections.map(({ title, rows }) =>
    words(around('', title, ':'), rows.map(optionText).join(' | ')),
  )
  return `[${button} ▸ ${visible.join(' / ')}]${page === undefined ? '' : ` page ${page}`}`
}

function templateText({ name, language, header, body, buttons, cards }: OutboundOf<'template'>) {
  const values = Array.isArray(body)
    ? body
    : Object.entries(body ?? {}).map((pair) => pair.join('='))
  const taps = (list: OutboundOf<'template'>['buttons']) =>
    list?.length
      ? `[${list.map(({ id, label, value }) => words(label ?? id, value)).join(' | ')}]`
      : ''
  const visible = cards?.map((card) =>
    words(headerText(card.header), Object.values(card.body ?? {}).join(', '), taps(card.buttons)),
  )
  return words(
    `template ${name} ${language}`,
    headerText(header),
    values.length > 0 ? `(${values.join(', ')})` : '',
    taps(buttons),
    visible?.map((card) => `{ ${card} }`).join(' '),
  )
}
