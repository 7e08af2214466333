/** The names of fields, where a name is not the key itself. */
const FIELDS: Record<string, string> = {
  mediaUrl: 'media link',
  filename: 'file name',
  'header.text': 'header text',
  'header.mediaUrl': 'media link of the header',
  'header.type': 'kind of header',
  buttonText: 'button text',
  url: 'web address',
  index: 'position',
  type: 'kind',
  retries: 'number of retries',
  failureMessage: 'failure message',
  timeoutSeconds: 'timeout',
  button: 'label of the list button',
  agentId: 'AI agent',
  'validation.mode': 'kind of validation',
  format: 'date format',
  range: 'date range',
  'range.from': 'first day',
  'range.to': 'last day',
  when: 'rule',
  amount: 'length of the pause',
  until: 'time of day',
  at: 'time of day',
  days: 'number of days',
  offsetDays: 'number of days',
  date: 'date variable',
  event: 'event name',
  equals: 'value',
  milestoneId: 'milestone',
  goalId: 'goal',
  trackerId: 'tracker',
  apiId: 'API call',
  'ai.prompt': 'prompt for the AI',
  'ai.variable': 'variable for the AI',
  'auth.name': 'name of the credential header',
  'auth.secretId': 'secret of the call',
  loopCap: 'loop cap',
  knowledgeId: 'knowledge source',
  to: 'receiver',
  memberId: 'member',
  teamId: 'team',
}

/** What one entry of a list is called. */
const ENTRIES: Record<string, string> = {
  options: 'button',
  buttons: 'button',
  cards: 'card',
  sections: 'section',
  rows: 'row',
  branches: 'branch',
  all: 'rule',
  any: 'rule',
  headers: 'header',
  mappings: 'mapping',
  map: 'mapping',
  filters: 'filter',
  trackers: 'tracker',
  tags: 'tag',
  synonyms: 'synonym',
  commands: 'command',
  words: 'word',
  excludedWeekdays: 'excluded weekday',
  weekdays: 'weekday',
  toolIds: 'tool',
  body: 'value',
}

export type Path = readonly PropertyKey[]

/** `['options', 1, 'label']` → "label of button 2". */
export function fieldName(path: Path): string {
  const names: string[] = []
  for (let at = path.length - 1; at >= 0; at--) {
    const key = path[at]
    if (typeof key === 'number') {
      names.push(`${entryName(path[--at])} ${key + 1}`)
    } else if (names.length === 0) {
      names.push(FIELDS[`${String(path[at - 1])}.${String(key)}`] ?? labelOfField(key))
    }
  }
  return names.join(' of ') || 'step'
}

/** What one entry of the list at this place is called. */
export const entryName = (list: PropertyKey | undefined) => ENTRIES[String(list)] ?? 'entry'

const labelOfField = (key: PropertyKey | undefined) => FIELDS[String(key)] ?? String(key)

export const fieldOf = (path: Path) => path.map(String).join('.')

/** "1 row", "4 buttons", "4,096 characters". */
export const count = (amount: number, one: string) =>
  `${figure(amount)} ${amount === 1 ? one : one.endsWith('ch') ? `${one}es` : `${one}s`}`

export const figure = (amount: number) => amount.toLocaleString('en-US')

/** "A, B and C", the rest counted where there are many. */
export function listed(names: string[], most = 6): string {
  const visible =
    names.length > most ? [...names.slice(0, most), `${names.length - most} more`] : names
  if (visible.length < 2) return visible.join('')
  return `${visible.slice(0, -1).join(', ')} and ${visible.at(-1)}`
}

/** A guest-facing text in quotes, cut where it is long. */
export const quoted = (text: string) => `"${text.length > 40 ? `${text.slice(0, 39)}…` : text}"`
