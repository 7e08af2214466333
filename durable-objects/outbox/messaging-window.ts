import type { Channel, Sent } from '../channels/channel.ts'

type Windowed = Pick<Channel<unknown>, 'windowSeconds' | 'templates'>

/** Whether the provider takes nothing but a template now; `lastInboundAt`: when the guest last wrote. */
export function isOutsideWindow(
  { windowSeconds }: Windowed,
  lastInboundAt: number | undefined,
  now: number,
): boolean {
  if (!windowSeconds) return false
  return lastInboundAt === undefined || now - lastInboundAt > windowSeconds * 1000
}

/** What a send outside the window comes to, without being tried. */
export const windowClosed = ({ templates }: Windowed): Sent => ({
  ok: false,
  code: 'window_closed',
  detail: `Outside the 24-hour window: ${templates ? 'only a template can be sent' : 'the guest has to write first'}`,
})
