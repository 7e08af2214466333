import * as z from 'zod'
import { type ChannelRecord, channelRecord } from '../../durable-objects/records/channels.ts'
import type { Env } from '../env.ts'
import { Refusal } from '../http/refusals.ts'

const WidgetConfig = z.object({
  allowedOrigins: z.array(z.string()),
  title: z.string().optional(),
  color: z.string().optional(),
  greeting: z.string().optional(),
  side: z.enum(['left', 'right']).optional(),
  identitySecret: z.string().optional(),
})
export type WidgetConfig = z.infer<typeof WidgetConfig>

export type Widget = { channel: ChannelRecord; config: WidgetConfig }

/**
 * A channel of web chat with the settings of its widget. Refuses other channels with `not_found`.
 */
export async function widgetOf(env: Env, channelId: string): Promise<Widget> {
  const channel = await channelRecord(env, channelId)
  if (channel?.type !== 'web-chat') {
    throw new Refusal('not_found', { message: 'Channel not found' })
  }
  if (channel.config === undefined) throw new Refusal('credentials_unreadable')
  return { channel, config: WidgetConfig.parse(channel.config) }
}

/** Our own pages always, others where the channel allows them. Only browsers send an origin. */
export function isAllowedOrigin(request: Request, { allowedOrigins }: WidgetConfig): boolean {
  const origin = request.headers.get('origin')
  if (!origin || !URL.canParse(origin)) return origin === null
  const { host } = new URL(origin)
  if (host === new URL(request.url).host || allowedOrigins.includes('*')) return true
  return allowedOrigins.some(
    (allowed) => URL.canParse(allowed) && new URL(allowed).origin === origin,
  )
}

export function requireOrigin(request: Request, config: WidgetConfig) {
  if (isAllowedOrigin(request, config)) return
  throw new Refusal('not_allowed', { message: 'This chat may not stand on this page' })
}

/** Every browser says where it posts a form from: what says nothing is a program. */
export function requireBrowser(request: Request, { allowedOrigins }: WidgetConfig) {
  if (request.headers.has('origin') || allowedOrigins.includes('*')) return
  throw new Refusal('not_allowed', {
    message: 'Files are taken from a browser, with an Origin header',
  })
}
