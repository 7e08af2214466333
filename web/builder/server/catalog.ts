import { type ReadonlySignal, signal } from '@preact/signals'
import type { VariableType } from '#journey/journey.ts'
import type { TemplateComponents } from '#journey/message-template.ts'
import { type ApiError, call, failureOf } from '../../api/api.ts'

/** What the organisation has, as the pickers offer it. */
export type Member = { id: string; name: string; role: 'owner' | 'admin' | 'user' | 'bot' }
export type Team = { id: string; name: string }
export type Tracker = { id: string; name: string; type: VariableType; archived: boolean }
export type Milestone = { id: string; name: string; archived: boolean; trackers: Tracker[] }
export type Goal = { id: string; name: string; archived: boolean; milestones: Milestone[] }
export type CampaignVariable = {
  id: string
  name: string
  type: VariableType
  holds: 'organisation' | 'contact'
  value: unknown
}
export type Agent = { id: string; name: string }
/** An approved template of WhatsApp's: its texts, and what it wants beside them. */
export type Template = {
  id: string
  name: string
  language: string
  status: string
  reason: string | null
  components: TemplateComponents
}

/** A list of the organisation's: asked for by whoever first shows it, once for all that do. */
export type List<Item> = {
  /** Undefined until it is here. */
  items: ReadonlySignal<readonly Item[] | undefined>
  failure: ReadonlySignal<ApiError | undefined>
  need(): void
  reload(): Promise<void>
}

/** A list, and how it is forgotten: the next journey may be of another organisation. */
type ResettableList<Item> = List<Item> & { forget(): void; isAsked(): boolean }

function listAt<Item>(path: string): ResettableList<Item> {
  const items = signal<readonly Item[] | undefined>(undefined)
  const failure = signal<ApiError | undefined>(undefined)
  let asked: Promise<void> | undefined

  async function load() {
    try {
      items.value = await everyPage<Item>(path)
      failure.value = undefined
    } catch (thrown) {
      const error = failureOf(thrown)
      failure.value = error
    }
  }
  const reload = () => {
    asked = load()
    return asked
  }
  return {
    items,
    failure,
    need: () => void (asked ?? reload()),
    reload,
    forget() {
      asked = undefined
      items.value = undefined
      failure.value = undefined
    },
    isAsked: () => asked !== undefined,
  }
}

async function everyPage<Item>(path: string): Promise<Item[]> {
  const found: Item[] = []
  for (let cursor: string | undefined = ''; cursor !== undefined; ) {
    const query: string = new URLSearchParams({
      limit: '200',
      ...(cursor && { cursor }),
    }).toString()
    const page: { items: Item[]; next?: string } = await call('GET', `${path}?${query}`)
    found.push(...page.items)
    cursor = page.next
  }
  return found
}

export const catalog = {
  members: listAt<Member>('/members'),
  teams: listAt<Team>('/teams'),
  goals: listAt<Goal>('/goals'),
  campaignVariables: listAt<CampaignVariable>('/campaign-variables'),
  agents: listAt<Agent>('/agents'),
  templates: listAt<Template>('/templates'),
}

/** Counts up when what exists may have changed: the checks ask again for what they know. */
export const catalogChanges = signal(0)

let loadedFor: string | undefined

/** Each pane says for which journey it is shown before it shows any list. */
export function showCatalogFor(journeyId: string) {
  if (loadedFor === journeyId) return
  loadedFor = journeyId
  for (const list of Object.values(catalog)) list.forget()
}

/** Somebody who comes back may have made in another tab what was missing here. */
if (typeof document !== 'undefined') {
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) return
    catalogChanges.value++
    for (const list of Object.values(catalog)) if (list.isAsked()) list.reload()
  })
}
