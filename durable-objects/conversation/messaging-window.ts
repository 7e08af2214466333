import type { Env } from '../env.ts'
import { channelHandle } from '../outbox/channel-handle.ts'
import { isOutsideWindow } from '../outbox/messaging-window.ts'
import { readLiveVersion } from '../records/versions.ts'
import type { Store } from '../storage/store.ts'

/**
 * Why a journey may not speak first now; undefined when it may. Outside the provider's window it has
 * to open with a template.
 */
export async function windowRefusal(
  env: Env,
  store: Store,
  journeyId: string,
): Promise<string | undefined> {
  const handle = await channelHandle(env, store.state)
  if (!handle || !('send' in handle.adapter)) return undefined
  const { adapter } = handle
  if (!isOutsideWindow(adapter, store.lastInboundAt, Date.now())) return undefined
  const graph = await readLiveVersion(env, journeyId)
  if (!graph) return undefined
  if (!adapter.templates) return 'outside the 24-hour window, and this channel has no templates'
  const first = graph.step(graph.next(graph.start, 'next') ?? '')
  if (!first || first.type === 'template') return undefined
  return 'outside the 24-hour window, and the journey does not open with a template'
}
