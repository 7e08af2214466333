import { useState } from 'preact/hooks'
import type { ApiError, Page } from '../../api/api.ts'
import { type Resource, useResource } from '../../api/resource.ts'
import { useAttempt } from '../attempt.ts'

export type Paged<Item> = Resource<Page<Item>> & {
  /** The items loaded so far. */
  items: Item[]
  hasMore: boolean
  isBusy: boolean
  /** Why the next page did not come. */
  refused?: ApiError
  showMore(): void
}

/** A list of the server's that comes page by page; another `key` begins again with the first. */
export function usePaged<Item>(
  key: string,
  load: (cursor?: string, signal?: AbortSignal) => Promise<Page<Item>>,
): Paged<Item> {
  const [more, setMore] = useState<Page<Item>>()
  const { isBusy, failure, attempt } = useAttempt()
  const first = useResource(key, (signal) => {
    setMore(undefined)
    return load(undefined, signal)
  })
  const next = more ? more.next : first.value?.next
  const showMore = () =>
    attempt(async () => {
      const page = await load(next)
      setMore({ items: [...(more?.items ?? []), ...page.items], next: page.next })
    })
  return {
    ...first,
    items: [...(first.value?.items ?? []), ...(more?.items ?? [])],
    hasMore: next !== undefined,
    isBusy,
    refused: failure,
    showMore,
  }
}
