import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { MediaKind } from '#messages/limits.ts'
import { failureOf } from '../../api/api.ts'
import { describeFailure } from '../../pages/error-panel.tsx'
import { uploadFault } from './media-kinds.ts'
import { upload } from './upload.ts'
import type { Field } from './use-field.ts'

export type Sending = ReturnType<typeof useSending>

/** An upload on its way: how far it is, and what went wrong. */
export function useSending(field: Field, kind: MediaKind, onName?: (name: string) => void) {
  const done = useSignal<number | undefined>(undefined)
  const fault = useSignal<string | undefined>(undefined)
  const stop = useRef<AbortController>(undefined)
  useEffect(() => () => stop.current?.abort(), [])

  async function send(file: File) {
    fault.value = uploadFault(file, kind)
    if (fault.value) return
    stop.current?.abort()
    stop.current = new AbortController()
    const { signal } = stop.current
    done.value = 0
    try {
      const onProgress = (share: number) => {
        done.value = share
      }
      const stored = await upload(file, { onProgress, signal })
      fault.value = uploadFault({ type: stored.type, size: stored.bytes }, kind)
      if (fault.value) return
      field.set(stored.url)
      onName?.(file.name)
    } catch (thrown) {
      if (!signal.aborted) fault.value = describeFailure(failureOf(thrown))
    } finally {
      if (stop.current?.signal === signal) done.value = undefined
    }
  }
  return { done, fault, send, cancel: () => stop.current?.abort() }
}
