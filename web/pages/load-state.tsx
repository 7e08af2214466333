import type { Resource } from '../api/resource.ts'
import controls from '../design/controls.module.css'
import { Skeleton } from '../design/skeleton.tsx'
import { ErrorPanel } from './error-panel.tsx'

/** The state of a page's data: loading, failed, or possibly out of date. */
export function LoadState(props: { of: Resource<unknown>[]; height?: number; count?: number }) {
  const { of, height, count } = props
  const failure = of.find((each) => each.failure)?.failure
  const isReady = of.every(({ value }) => value !== undefined)
  if (!failure) return isReady ? null : <Skeleton height={height} count={count} />
  if (!isReady) {
    return (
      <ErrorPanel
        failure={failure}
        onRetry={() => {
          for (const each of of) each.reload()
        }}
      />
    )
  }
  return (
    <p class={controls.notice} role="status">
      This could not be brought up to date just now.
    </p>
  )
}
