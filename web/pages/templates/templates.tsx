import { useState } from 'preact/hooks'
import { api } from '../../api/api.ts'
import { useResource } from '../../api/resource.ts'
import { usePaged } from '../list/paged.ts'
import { ShowMore } from '../list/show-more.tsx'
import { LoadState } from '../load-state.tsx'
import { Shell } from '../shell.tsx'
import { useRequireSignIn } from '../sign-in/require-sign-in.ts'
import { Filters } from './filters.tsx'
import { NoChannel, NoneFound, NothingSynced } from './no-templates.tsx'
import { useSync } from './sync.tsx'
import { TemplateCard } from './template-card.tsx'
import styles from './templates.module.css'
import { type TemplateQuery, templatesApi } from './templates-api.ts'

const ALL: TemplateQuery = { search: '', status: '', channelId: '' }

/** Settings → Templates: the templates, their status, and which journeys send them. */
export default function Templates() {
  const [query, setQuery] = useState(ALL)
  const me = useResource('me', (signal) => api.me(signal))
  const channels = useResource('channels', (signal) => api.channels(signal))
  const templates = usePaged(JSON.stringify(query), (cursor, signal) =>
    templatesApi.list(query, cursor, signal),
  )
  const sync = useSync(templates.reload)
  if (useRequireSignIn(templates.failure, channels.failure, me.failure)) return null

  const numbers = channels.value?.items.filter(({ type }) => type === 'whatsapp-official') ?? []
  const may = (action: string) => !!me.value?.may.includes(action)
  const maySync = may('write templates') && numbers.length > 0
  const { items } = templates
  const isReady = templates.value && channels.value && me.value
  const isAll = !query.search && !query.status && !query.channelId
  const isEmpty = isReady && !items.length && !templates.isLoading

  return (
    <Shell
      title="Templates"
      lead="Messages that WhatsApp has approved, for opening a conversation or reopening it after 24 hours."
      me={me.value}
      actions={maySync && !(isEmpty && isAll) && sync.button}
    >
      {sync.outcome}
      <LoadState of={[templates, channels, me]} height={12} />
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
      <ShowMore list={templates} />
    </Shell>
  )
}
