import { type Bridged, bridged, isBridged, type ToFrame, type ToLoader } from '../bridge.ts'

/**
 * The page we are framed in. We listen to our parent alone; its first message tells its origin, and
 * from then on we hear and answer only that one. Which origins may frame us at all is the worker's
 * `frame-ancestors`.
 */
export function listenToHost(onMessage: (message: ToFrame) => void) {
  let host: string | undefined = location.ancestorOrigins?.[0]
  addEventListener('message', ({ source, origin, data }) => {
    if (source !== window.parent || window.parent === window || !isBridged(data)) return
    host ??= origin
    if (origin === host) onMessage(data as Bridged<ToFrame>)
  })
  return (message: ToLoader) => {
    if (host) window.parent.postMessage(bridged(message), host)
  }
}
