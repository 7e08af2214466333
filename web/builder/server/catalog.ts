import { type ReadonlySignal, signal } from '@preact/signals'
import type { CampaignVariableView } from '#views/contacts.ts'
import type { GoalView } from '#views/goals.ts'
import type { MemberView, TeamView } from '#views/organisation.ts'
import type { Page } from '#views/page.ts'
import type { TemplateView } from '#views/templates.ts'
import { type ApiError, call, failureOf } from '../../api/api.ts'

export type { CampaignVariableView as CampaignVariable, TemplateView as Template }
export type Agent = { id: string; name: string }

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
    const page: Page<Item> = await call('GET', `${path}?${query}`)
    found.push(...page.items)
    cursor = page.next
  }
  return found
}

export const catalog = {
  members: listAt<MemberView>('/members'),
  teams: listAt<TeamView>('/teams'),
  goals: listAt<GoalView>('/goals'),
  campaignVariables: listAt<CampaignVariableView>('/campaign-variables'),
  agents: listAt<Agent>('/agents'),
  templates: listAt<TemplateView>('/templates'),
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
