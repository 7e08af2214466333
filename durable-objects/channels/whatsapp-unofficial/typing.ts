import type { Providers } from '../channel.ts'
import { chatIdOf } from './address.ts'
import type { Config } from './config.ts'
import { post } from './gateway.ts'
import type { Body } from './request.ts'

const MOST_MS = 4000
const CHARACTER_MS = 40

/** How long a person would have typed at this, at most four seconds. README.md, Pace. */
export function pauseOf(body: Body): number {
  const text = body.kind === 'text' ? body.text : body.kind === 'file' ? body.caption : ''
  return Math.min(MOST_MS, (text?.length ?? 0) * CHARACTER_MS)
}

/** WAHA's advice: read, type for a while, then send. Evolution does all of it by its `delay`. */
export async function showTyping(body: Body, to: string, config: Config, providers: Providers) {
  const ms = pauseOf(body)
  if (ms === 0) return
  const chat = { session: config.session, chatId: chatIdOf(to) }
  for (const path of ['/api/sendSeen', '/api/startTyping']) {
    await post({ path, body: chat }, config, providers)
  }
  await new Promise((resolve) => setTimeout(resolve, ms))
  await post({ path: '/api/stopTyping', body: chat }, config, providers)
}
