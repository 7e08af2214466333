import { fieldName } from '#journey/config/words.ts'
import type { Edge, Journey, Step } from '#journey/journey.ts'
import { languageName } from '../../format/languages.ts'
import { deepEqual } from '../document/deep-equal.ts'
import { stepName } from '../document/step-name.ts'

/** What is in one of two drawings and not, or not so, in the other; in words. */
export type Differences = { mine: string[]; theirs: string[]; both: string[] }

/** What was done to a drawing since it was another, in words: “Step “Villas” added”. */
export function changesOf(before: Journey, now: Journey): string[] {
  const { mine: gone, theirs: fresh, both } = differencesOf(before, now, 'now')
  return [
    ...both,
    ...fresh.map((what) => `${what} added`),
    ...gone.map((what) => `${what} deleted`),
  ]
}

/**
 * Compares two drawings of one journey by what is in them, wherever it stands on the canvas.
 * `where` the second of them is: “in theirs”.
 */
export function differencesOf(mine: Journey, theirs: Journey, where = 'in theirs'): Differences {
  const found: Differences = { mine: [], theirs: [], both: [] }
  if (mine.language !== theirs.language) {
    const named = theirs.language ? languageName(theirs.language) : 'the organisation’s'
    found.both.push(`Language: ${named} ${where}`)
  }
  compare(found, byId(mine.commands ?? []), byId(theirs.commands ?? []), {
    name: ({ words }) => `Command “${words[0] ?? ''}”`,
    changes: (ours, other) => {
      const words = deepEqual(ours.words, other.words) ? [] : ['words']
      const leads = deepEqual(ours.to, other.to) ? [] : ['where it leads']
      return [...words, ...leads].join(', ') || undefined
    },
  })
  compare(found, byId(mine.steps), byId(theirs.steps), {
    name: (step) => `Step “${stepName(step)}”`,
    changes: stepChanges,
  })
  compare(found, byPort(mine), byPort(theirs), {
    name: ({ from, to }) => `Connection from ${from} to ${to}`,
    changes: (ours, other) =>
      ours.to === other.to ? undefined : `it leads to ${other.to} ${where}`,
  })
  const keyed = <T extends { name: string }>(items: T[]) =>
    new Map(items.map((item) => [item.name, item]))
  compare(found, keyed(mine.variables), keyed(theirs.variables), {
    name: ({ name }) => `Variable “${name}”`,
    changes: (ours, other) => (deepEqual(ours, other) ? undefined : 'type or default'),
  })
  compare(found, byId(mine.apis), byId(theirs.apis), {
    name: ({ name }) => `API call “${name}”`,
    changes: (ours, other) => (deepEqual(ours, other) ? undefined : 'its settings'),
  })
  if (!found.mine.length && !found.theirs.length && !found.both.length && isMoved(mine, theirs)) {
    found.both.push('Only the places of steps on the canvas')
  }
  return found
}

function compare<T>(
  found: Differences,
  mine: Map<string, T>,
  theirs: Map<string, T>,
  { name, changes }: { name(item: T): string; changes(mine: T, theirs: T): string | undefined },
) {
  for (const [key, item] of mine) {
    const other = theirs.get(key)
    if (other === undefined) found.mine.push(name(item))
    else {
      const changed = changes(item, other)
      if (changed) found.both.push(`${name(item)}: ${changed}`)
    }
  }
  for (const [key, item] of theirs) if (!mine.has(key)) found.theirs.push(name(item))
}

/** The fields that differ, as the property panel calls them. */
function stepChanges(mine: Step, theirs: Step): string | undefined {
  const keys = [...new Set([...Object.keys(mine.config), ...Object.keys(theirs.config)])]
  const fields = keys.filter((key) => !deepEqual(mine.config[key], theirs.config[key])).map(wordOf)
  if (mine.type !== theirs.type) fields.unshift('kind of step')
  if ((mine.name ?? '') !== (theirs.name ?? '')) fields.unshift('name')
  if ((mine.note ?? '') !== (theirs.note ?? '')) fields.push('note')
  return fields.length ? [...new Set(fields)].join(', ') : undefined
}

const wordOf = (key: string) => fieldName([key])

/** Edges by where they leave, with the names of both ends. */
function byPort(journey: Journey) {
  const names = new Map(journey.steps.map((step) => [step.id, `“${stepName(step)}”`]))
  const visible = ({ from, to }: Edge) => ({
    from: `${names.get(from.step) ?? from.step} (${from.port})`,
    to: names.get(to) ?? to,
  })
  return new Map(
    journey.edges.map((edge) => [`${edge.from.step} ${edge.from.port}`, visible(edge)]),
  )
}

const byId = <T extends { id: string }>(items: T[]) => new Map(items.map((item) => [item.id, item]))

const isMoved = (mine: Journey, theirs: Journey) => {
  const places = byId(theirs.steps)
  return mine.steps.some(({ id, position }) => !deepEqual(position, places.get(id)?.position))
}
