import controls from '../../design/controls.module.css'
import { describeFailure } from '../error-panel.tsx'
import type { Paged } from './paged.ts'

/** Under a list: the way to its next page. */
export function ShowMore({ list }: { list: Paged<unknown> }) {
  const { hasMore, isBusy, refused, showMore } = list
  return (
    <>
      {hasMore && (
        <button type="button" class={controls.button} disabled={isBusy} onClick={showMore}>
          Show more
        </button>
      )}
      {refused && (
        <p class={controls.fault} role="alert">
          {describeFailure(refused)}
        </p>
      )}
    </>
  )
}
