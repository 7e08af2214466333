import { useState } from 'preact/hooks'
import { api } from '../../api.ts'
import controls from '../../design/controls.module.css'
import { Skeleton } from '../../design/skeleton.tsx'
import { useResource } from '../../resource.ts'
import { useAttempt } from '../attempt.ts'
import { Shell } from '../shell.tsx'
import { useWayIn } from '../sign-in/way-in.ts'
import { inWords, Trouble } from '../trouble.tsx'
import { Filters } from './filters.tsx'
import { NoChannel, NoneFound, NothingSynced } from './no-templates.tsx'
import { useSync } from './sync.tsx'
import { TemplateCard } from './template-card.tsx'
import styles from './templates.module.css'
import { type Template, type TemplateQuery, templatesApi } from './templates-api.ts'

const ALL: TemplateQuery = { search: '', status: '', channelId: '' }

/** Settings → Templates: what WhatsApp has approved, how it stands, and which journeys send it. */
export default function Templates() {
  const [query, setQuery] = useState(ALL)
  const [more, setMore] = useState<{ items: Template[]; next?: string }>()
  const { isBusy, failure: refused, attempt } = useAttempt()
  const me = useResource('me', (signal) => api.me(signal))
  const channels = useResource('channels', (signal) => api.channels(signal))
  const templates = useResource(JSON.stringify(query), (signal) => {
    setMore(undefined)
    return templatesApi.list(query, undefined, signal)
  })
  const sync = useSync(templates.reload)
  const failure = templates.failure ?? channels.failure ?? me.failure
  if (useWayIn(templates.failure, channels.failure, me.failure)) return null

  const numbers = channels.value?.items.filter(({ type }) => type === 'whatsapp-official') ?? []
  const may = (action: string) => !!me.value?.may.includes(action)
  const maySync = may('write templates') && numbers.length > 0
  const items = [...(templates.value?.items ?? []), ...(more?.items ?? [])]
  const next = more ? more.next : templates.value?.next
  const isReady = templates.value && channels.value && me.value
  const isAll = !query.search && !query.status && !query.channelId
  const isEmpty = isReady && !items.length && !templates.isLoading
  const showMore = () =>
    attempt(async () => {
      const page = await templatesApi.list(query, next)
      setMore({ items: [...(more?.items ?? []), ...page.items], next: page.next })
    })

  return (
    <Shell
      title="Templates"
      lead="Messages that WhatsApp has approved, for opening a conversation or reopening it after 24 hours."
      me={me.value}
      actions={maySync && !(isEmpty && isAll) && sync.button}
    >
      {sync.outcome}
      {failure && !isReady && (
        <Trouble
          failure={failure}
          onRetry={() => {
            templates.reload()
            channels.reload()
            me.reload()
          }}
        />
      )}
      {!failure && !isReady && <Skeleton height={12} />}
      {failure && isReady && (
        <p class={controls.notice} role="status">
          This list could not be brought up to date just now.
        </p>
      )}
      {isReady && numbers.length > 0 && !(isEmpty && isAll) && (
        <Filters query={query} channels={numbers} onQuery={setQuery} />
      )}
      {isEmpty && !numbers.length && <NoChannel mayConnect={may('write channels')} />}
      {isEmpty && numbers.length > 0 && isAll && <NothingSynced action={maySync && sync.button} />}
      {isEmpty && numbers.length > 0 && !isAll && <NoneFound />}
      {isReady && (
        <ul class={styles.list}>
          {items.map((template) => (
            <TemplateCard
              key={template.id}
              template={template}
              showsChannels={numbers.length > 1}
            />
          ))}
        </ul>
      )}
      {next && (
        <button type="button" class={controls.button} disabled={isBusy} onClick={showMore}>
          Show more
        </button>
      )}
      {refused && (
        <p class={controls.fault} role="alert">
          {inWords(refused)}
        </p>
      )}
    </Shell>
  )
}
