import * as z from 'zod'
import { Journey } from '#journey/journey.ts'

/** Work that was not saved before its tab closed, stored in this browser. */
const UnsavedWork = z.object({
  memberId: z.string(),
  revision: z.number(),
  at: z.number(),
  journey: Journey,
})
export type UnsavedWork = z.infer<typeof UnsavedWork>
/** `name`: its key in this browser's storage. */
export type StoredWork = UnsavedWork & { name: string }

const PREFIX = 'bot-journeys.unsaved.'
/** Each tab has its own entry, so that two tabs with one journey do not overwrite each other. */
const TAB = [...crypto.getRandomValues(new Uint8Array(8))].join('-')
const storageKey = (journeyId: string, tab = TAB) => `${PREFIX}${journeyId}.${tab}`

// A lock for as long as the tab lives: what an open tab stores is not left behind.
void globalThis.navigator?.locks?.request(PREFIX + TAB, () => new Promise(() => {}))

/** False when this browser has no room for it. */
export function storeUnsavedWork(journeyId: string, kept: UnsavedWork): boolean {
  try {
    localStorage.setItem(storageKey(journeyId), JSON.stringify(kept))
    return true
  } catch {
    // An older state would only mislead.
    deleteUnsavedWork(journeyId)
    return false
  }
}

export function deleteUnsavedWork(journeyId: string, name = storageKey(journeyId)) {
  try {
    localStorage.removeItem(name)
  } catch {
    // A storage that cannot be written holds nothing either.
  }
}

/** The newest unsaved work of this member from a closed tab that the server does not have by now. */
export async function findUnsavedWork(
  journeyId: string,
  memberId: string,
  stored: Journey,
): Promise<StoredWork | undefined> {
  const now = JSON.stringify(Journey.parse(stored))
  const open = await openTabs()
  const lefts: StoredWork[] = []
  for (const name of namesOf(journeyId)) {
    const kept = read(name)
    if (kept?.memberId !== memberId || open.has(name.slice(storageKey(journeyId, '').length)))
      continue
    if (JSON.stringify(kept.journey) === now) deleteUnsavedWork(journeyId, name)
    else lefts.push({ ...kept, name })
  }
  return lefts.sort((a, b) => b.at - a.at)[0]
}

function namesOf(journeyId: string): string[] {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(storageKey(journeyId, '')))
  } catch {
    return []
  }
}

/** Other open tabs with a builder; none where the browser cannot tell. */
async function openTabs(): Promise<Set<string>> {
  const held = (await navigator.locks?.query().catch(() => undefined))?.held ?? []
  const tabs = held.flatMap(({ name }) =>
    name?.startsWith(PREFIX) ? [name.slice(PREFIX.length)] : [],
  )
  return new Set(tabs.filter((tab) => tab !== TAB))
}

function read(name: string): UnsavedWork | undefined {
  try {
    return UnsavedWork.safeParse(JSON.parse(localStorage.getItem(name) ?? 'null')).data
  } catch {
    return undefined
  }
}
