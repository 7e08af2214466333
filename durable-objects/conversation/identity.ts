import type { Guest } from '../channels/channel.ts'
import type { Env } from '../env.ts'
import type { RenderedMessages } from '../outbox/rendered-messages.ts'
import { channelRecord } from '../records/channels.ts'
import { contactIdOf, conversationIdOf } from '../records/conversation-id.ts'
import { readOrganisation } from '../records/organisation.ts'
import { callConversation, objectName } from '../rpc.ts'
import { type ConversationState, newConversationState } from '../storage/conversation-state.ts'
import type { Store } from '../storage/store.ts'

/**
 * Whose conversation this is: the guest, all keys by which the channel knows them, and what D1 knows of
 * it. A guest with several keys has one conversation, under the key that was seen first; those of the
 * other keys are aliases of it.
 */
export class Identity {
  readonly #store: Store
  readonly #rendered: RenderedMessages
  readonly #env: Env
  readonly #name: string

  constructor(store: Store, rendered: RenderedMessages, env: Env, name: string) {
    this.#store = store
    this.#rendered = rendered
    this.#env = env
    this.#name = name
  }

  /** Notes who the guest is; inside the caller's commit. A later contact adds what was not known yet. */
  recordContact(channelId: string, guest: Guest, now: number) {
    const { state } = this.#store
    if (!state) {
      this.#store.createState(newConversationState(channelId, guest, this.#name))
      return this.#makeAliases(guest.alternateKeys, now)
    }
    const { guest: known } = state
    const { name = known.name, language = known.language } = guest
    const { phone = guest.phone, email = guest.email } = known
    const next = { ...known, name, phone, email, language }
    const isSame = JSON.stringify(next) === JSON.stringify({ ...next, ...known })
    if (!isSame) this.#store.changeState({ guest: next })
    this.addKeys([guest.key, ...guest.alternateKeys], now)
  }

  /** Further keys of this guest; inside the caller's commit. */
  addKeys(keys: string[], now: number) {
    const { state } = this.#store
    if (!state) return
    const { key, alternateKeys } = state.guest
    const fresh = keys.filter((one) => one !== key && !alternateKeys.includes(one))
    if (fresh.length === 0) return
    const guest = { ...state.guest, alternateKeys: [...alternateKeys, ...fresh] }
    this.#store.changeState({ guest })
    this.#makeAliases(fresh, now)
  }

  /** The guest has a new number: answers go there, and what comes from there comes here. */
  moveAddress(key: string, now: number) {
    const { state } = this.#store
    if (!state || key === state.guest.key) return
    const { guest } = state
    const alternateKeys = [...new Set([...guest.alternateKeys, guest.key])]
    const phone = guest.phone === `+${guest.key}` ? `+${key}` : guest.phone
    this.#store.changeState({ guest: { ...guest, key, phone, alternateKeys } })
    // What waits to be sent was addressed before.
    this.#rendered.forgetAll()
    this.#makeAliases([key], now)
  }

  /** The guest wants nothing that they did not ask for. */
  optOut() {
    if (this.#store.state) this.#store.changeState({ optedOut: true })
  }

  #makeAliases(keys: string[], now: number) {
    for (const key of keys) this.#store.outbox.add({ type: 'point', id: `point:${key}`, key }, now)
  }

  /** Reads what only D1 knows of this conversation; undefined when the channel is gone. */
  async loadContext(): Promise<ConversationState | undefined> {
    const { state } = this.#store
    if (!state || state.test) return state
    const channel = await channelRecord(this.#env, state.channelId)
    const organisation = channel && (await readOrganisation(this.#env, channel.organisationId))
    if (!channel || !organisation) return undefined
    const conversationId = await conversationIdOf(state.objectName)
    const { name, timeZone, country, language } = organisation
    // Read again: somebody may have stepped in while D1 was asked.
    const before = this.#store.state ?? state
    const read = {
      conversationId,
      contactId: before.contactId || contactIdOf(conversationId),
      organisationId: organisation.id,
      organisation: { name, timeZone, country, language },
      channel: { name: channel.name, type: channel.type },
      settings: channel.settings,
    }
    const isNew = JSON.stringify({ ...before, ...read }) !== JSON.stringify(before)
    if (isNew) this.#store.commit(Date.now(), () => this.#store.changeState(read))
    return this.#store.state
  }

  /** The conversation that this one is an alias of, if it is. */
  get canonicalName(): string | undefined {
    return this.#store.canonicalName
  }

  /** The name this guest is kept under; undefined while nobody has written here. */
  get ownName(): string | undefined {
    return this.#store.canonicalName ?? (this.#store.state ? this.#name : undefined)
  }

  /** From now on an alias of that one. The key seen first stays: one that a guest has written to is none. */
  aliasTo(canonicalName: string) {
    if (this.#store.state || canonicalName === this.#name) return
    this.#store.aliasTo(canonicalName)
  }

  /** Somebody new with a second address may be kept under that one: then everything goes there. */
  async findCanonicalName(channelId: string, guests: Guest[]): Promise<string | undefined> {
    if (this.#store.state) return undefined
    if (this.canonicalName) return this.canonicalName
    for (const key of new Set(guests.flatMap(({ alternateKeys }) => alternateKeys))) {
      const name = objectName(channelId, key)
      const found = await callConversation(this.#env, name, (other) => other.canonicalName())
      if (!found || found === this.#name) continue
      // Another delivery may have made this one canonical while the question was out.
      this.aliasTo(found)
      return this.canonicalName
    }
    return undefined
  }
}
