import { abortAllDurableObjects, runInDurableObject } from 'cloudflare:test'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { buildJourney } from '../runner/build-journey.ts'
import { Guest, MINUTE, open, type Place, scene } from './scene.ts'

scene()

/** The storage of conversations refuses the first such statement; undefined until it has. */
async function refuseOnce(guest: Guest, statement: RegExp) {
  const kind = await runInDurableObject(guest.stub, (_, { storage: { sql } }) =>
    Object.getPrototypeOf(sql),
  )
  const exec: SqlStorage['exec'] = kind.exec
  const refused: { statement?: string } = {}
  kind.exec = function (this: SqlStorage, query: string, ...values: unknown[]) {
    if (refused.statement || !statement.test(query)) return exec.call(this, query, ...values)
    refused.statement = query
    kind.exec = exec
    throw new Error('the disk does not answer')
  }
  return refused
}

const said = async (guest: Guest) =>
  (await guest.view()).messages
    .filter(({ from }) => from === 'bot')
    .map(({ text, status, possibleDuplicate = false }) => ({ text, status, possibleDuplicate }))

// In the order in which a sent message is marked, and the next one taken up.
describe.each([
  ['its id at the provider', /INSERT OR IGNORE INTO provider_ids/],
  ['its status', /UPDATE messages SET sent_parts/],
  ['that it has left the outbox', /DELETE FROM outbox/],
  ['that the next is tried', /UPDATE outbox SET attempts/],
])('a sent message, of which cannot be written %s', (_, statement) => {
  let place: Place
  beforeAll(async () => {
    place = await open(
      buildJourney([
        { id: 'one', type: 'text', config: { text: 'One.' } },
        { id: 'two', type: 'text', config: { text: 'Two.' } },
        { id: 'ask', type: 'prompt', config: { question: 'Tell me.' } },
      ]),
    )
  })

  /** Up to the moment at which storage fails. */
  async function upToThere(guest: Guest) {
    const refused = await refuseOnce(guest, statement)
    void guest.says('hi').catch(() => undefined)
    await vi.waitFor(() => expect(refused.statement).toBeDefined())
  }

  it.each([
    ['dies then', abortAllDurableObjects],
    ['lives on', async () => undefined],
  ])('never goes out again unmarked, when the conversation %s', async (_, then) => {
    const guest = new Guest(place)
    await upToThere(guest)
    await then()
    await guest.waits(2 * MINUTE)
    const messages = await said(guest)
    expect(messages.map(({ text, status }) => [text, status])).toEqual([
      ['One.', 'accepted'],
      ['Two.', 'accepted'],
      ['Tell me.', 'accepted'],
    ])
    const times = messages.flatMap(({ text, possibleDuplicate }) =>
      possibleDuplicate ? [text, text] : [text],
    )
    expect(guest.read()).toEqual(times)
  })
})
