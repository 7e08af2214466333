import type { JourneyGraph } from '../journey.ts'
import type { Session } from '../session.ts'
import type { Locale, World } from '../world.ts'
import { readScoped } from './placeholders.ts'
import { readAs } from './read-as.ts'
import { API_ERROR, systemValue } from './system.ts'
import { type Value, valueAt } from './value.ts'
import type { VariableType } from './variable.ts'

type Written = { ok: true; value: Value } | { ok: false; reason: string }
type OnCampaignRead = (name: string, value: Value | undefined) => void

/**
 * The variables as one turn sees them: what the session holds, and what this turn has written.
 * Names have their scope, and `read` takes dotted paths: `var_local.quote.items.0.price`.
 *
 * The session given is the turn's own copy and is written to. A live session's campaign variables
 * belong to the organisation: an effect writes them, and the rest of the turn sees the new value.
 */
export class TurnVariables {
  readonly #graph: JourneyGraph
  readonly #session: Session
  readonly #world: World
  readonly #locale: Locale
  readonly #onCampaignRead: OnCampaignRead
  readonly #written: Record<string, Value> = {}
  readonly #campaignRead = new Set<string>()

  /** `onCampaignRead` is called with each campaign variable of the organisation, at its first read. */
  constructor(
    graph: JourneyGraph,
    session: Session,
    world: World,
    locale: Locale,
    onCampaignRead: OnCampaignRead,
  ) {
    this.#graph = graph
    this.#session = session
    this.#world = world
    this.#locale = locale
    this.#onCampaignRead = onCampaignRead
  }

  /** Undefined when nothing is set, or the name is not one of a variable. */
  read(scoped: string): Value | undefined {
    const place = readScoped(scoped)
    if (!place) return undefined
    const value = this.#valueOf(place.scope, place.name)
    return place.path.length === 0 ? value : (valueAt(value, place.path) as Value | undefined)
  }

  /** Gives the value as it was stored, or why it was refused: a wrong type, or not writable. */
  write(scoped: string, raw: unknown): Written {
    const place = readScoped(scoped)
    if (!place || place.scope === 'var_system' || place.path.length > 0) {
      return { ok: false, reason: 'only a local or a campaign variable can be written' }
    }
    const type = this.#typeOf(place.scope, place.name)
    if (!type) return { ok: false, reason: 'there is no such variable' }
    const read = this.#readAs(type, raw)
    if (read.ok) this.#store(place.scope, place.name, read.value)
    return read
  }

  /** Removes the value of a variable that was written; false where there is none to remove. */
  clear(scoped: string): boolean {
    const place = readScoped(scoped)
    if (!place || place.scope === 'var_system' || place.path.length > 0) return false
    const { scope, name } = place
    if (scope === 'var_local') {
      if (!Object.hasOwn(this.#session.local, name)) return false
      this.unset(name)
      return true
    }
    if (!this.#campaign(name) || this.#campaignValue(name) === undefined) return false
    this.#store(scope, name, null)
    return true
  }

  /** Removes a local variable's value; its default counts again. */
  unset(name: string) {
    const { [name]: _, ...rest } = this.#session.local
    this.#session.local = rest
  }

  #store(scope: string, name: string, value: Value) {
    const session = this.#session
    if (scope === 'var_local') session.local = { ...session.local, [name]: value }
    else if (session.test) session.campaign = { ...session.campaign, [name]: value }
    else this.#written[name] = value
  }

  #valueOf(scope: string, name: string): Value | undefined {
    if (scope === 'var_system') return systemValue(name, this.#session, this.#world)
    return scope === 'var_local' ? this.#localValue(name) : this.#campaignValue(name)
  }

  #localValue(name: string): Value | undefined {
    const { local } = this.#session
    if (Object.hasOwn(local, name)) return local[name]
    const variable = this.#graph.variable(name)
    if (variable?.default === undefined) return undefined
    const read = this.#readAs(variable.type, variable.default)
    return read.ok ? read.value : undefined
  }

  #campaignValue(name: string): Value | undefined {
    for (const values of [this.#written, this.#session.campaign]) {
      if (Object.hasOwn(values, name)) return values[name] ?? undefined
    }
    const value = this.#campaign(name)?.value ?? undefined
    if (!this.#campaignRead.has(name)) this.#onCampaignRead(name, value)
    this.#campaignRead.add(name)
    return value
  }

  #campaign(name: string) {
    const { campaign = {} } = this.#world
    return Object.hasOwn(campaign, name) ? campaign[name] : undefined
  }

  #typeOf(scope: string, name: string): VariableType | undefined {
    if (scope === 'var_campaign') return this.#campaign(name)?.definition.type
    return name === API_ERROR ? 'string' : this.#graph.variable(name)?.type
  }

  #readAs(type: VariableType, raw: unknown): Written {
    return readAs(type, raw, this.#world.answers, this.#locale)
  }
}
