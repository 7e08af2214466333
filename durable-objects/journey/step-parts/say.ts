import type { Outbound } from '#messages/message.ts'
import type { Outcome, Resume, StepContext, Write } from '../step.ts'

/** What the steps have in common that send one message and leave. */
export const saying = {
  group: 'message',
  ports: () => ['next', 'failed'],
  failsAt: {},
  waitsFor: () => undefined,
  silence: () => 0,
  sends: () => 'message' as const,
  choices: () => [],
  faults: () => [],
  resume: (_context: unknown, signal: Resume) => afterSaying(signal),
} as const

/**
 * Sends a message and leaves by `next`. With `failed` wired the step first waits until the provider
 * accepts the message, and leaves by `failed` when it is refused for good.
 */
export function say(context: StepContext<unknown>, message: Outbound, set: Write[] = []): Outcome {
  const messageId = context.nextId()
  noteSent(context, messageId, message)
  const effects = [
    { type: 'send', id: messageId, stepId: context.step.id, message, question: false } as const,
  ]
  return context.wired('failed')
    ? { to: 'wait', wait: { for: 'sent', messageId }, effects, set }
    : { to: 'port', port: 'next', effects, set }
}

/** Leaves by `next` once the provider has accepted the message, by `failed` when it is refused. */
export function afterSaying(signal: Resume): Outcome {
  switch (signal.type) {
    case 'sendAccepted':
      return { to: 'port', port: 'next' }
    case 'sendRefused':
      return { to: 'port', port: 'failed' }
    default:
      return { to: 'stay' }
  }
}

/** Nothing can be sent: the trail says why, and the step leaves by `failed` where that is wired, else
 * by `next`. */
export function skip(context: StepContext<unknown>, reason: string): Outcome {
  context.note({ type: 'step.skipped', reason })
  return { to: 'port', port: context.wired('failed') ? 'failed' : 'next' }
}

/** The actor fills in parts and losses once the channel has rendered the message. */
export function noteSent(context: StepContext<unknown>, messageId: string, message: Outbound) {
  context.note({ type: 'message.sent', messageId, text: textOf(message), parts: 1, losses: [] })
}

/** A message as one line of text, for the trail and the inbox. */
export function textOf(message: Outbound): string {
  switch (message.kind) {
    case 'text':
      return message.text
    case 'image':
    case 'video':
    case 'document':
      return `[${message.kind}] ${message.caption ?? message.mediaUrl}`
    case 'audio':
      return `[audio] ${message.mediaUrl}`
    case 'location': {
      const place = [message.name, message.address].filter(Boolean).join(', ')
      return `[location] ${place || `${message.latitude},${message.longitude}`}`
    }
    case 'cta-url':
      return `${message.body} [${message.buttonText}: ${message.url}]`
    case 'template':
      if (message.ordinary) return message.ordinary.map(textOf).join('\n')
      return `[template ${message.name}] ${Object.values(message.body ?? {}).join(' · ')}`.trim()
    case 'reply':
    case 'quick-reply':
      return `${message.body} [${message.options.map(({ label }) => label).join(' | ')}]`
    case 'list':
      return `${message.body} [${message.sections
        .flatMap(({ rows }) => rows.map(({ label }) => label))
        .join(' | ')}]`
  }
}

export const filled = (context: StepContext<unknown>, text: string | undefined) =>
  text === undefined ? undefined : context.fill(text)
