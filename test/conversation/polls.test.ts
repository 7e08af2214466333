import { describe, expect, it } from 'vitest'
import { buildJourney } from '../runner/build-journey.ts'
import { scene } from './scene.ts'
import { openWaha, WahaGuest } from './waha-guest.ts'

scene()

const options = [
  { id: 'y', label: 'Yes' },
  { id: 'n', label: 'No' },
]
const ASKING = buildJourney(
  [
    { id: 'sea', type: 'reply', name: 'Sea', config: { body: 'A sea view?', options } },
    { id: 'dog', type: 'reply', name: 'Dog', config: { body: 'A dog?', options } },
    { id: 'bye', type: 'text', config: { text: 'Noted.' } },
  ],
  {},
)

async function asked() {
  const guest = new WahaGuest(await openWaha(ASKING, { config: { interactiveMode: 'poll' } }))
  await guest.says('hi')
  const polls = () => guest.sent().flatMap(({ body, id = '' }) => (body.poll ? [id] : []))
  return { guest, polls }
}
const first = (words: unknown[]) => String(words[0]).split('\n')[0]

describe('a vote', () => {
  it('answers the question that its poll hangs on', async () => {
    const { guest, polls } = await asked()
    const [sea = ''] = polls()
    expect(first(await guest.votes(sea, 'Yes'))).toBe('A dog?')
    const [, dog = ''] = polls()
    expect(await guest.votes(dog, 'No')).toEqual(['Noted.'])
    const matched = (await guest.trail()).filter(({ type }) => type === 'choice.matched')
    expect(matched).toMatchObject([
      { option: 'y', rung: 'payload' },
      { option: 'n', rung: 'payload' },
    ])
  })

  it('on an old poll, the first there, answers no other question of the same words', async () => {
    const { guest, polls } = await asked()
    expect(first(await guest.says('yes'))).toBe('A dog?')
    expect(first(await guest.votes(polls()[0] ?? '', 'No'))).toBe('A dog?')
    expect((await guest.view()).session).toMatchObject({ stepName: 'Dog' })
    expect((await guest.trail()).map(({ type }) => type)).toContain('choice.stale')
    expect(await guest.says('no')).toEqual(['Noted.'])
  })

  it('on a poll that a person made is matched by its words', async () => {
    const { guest } = await asked()
    expect(first(await guest.votes('3EB0OTHER', 'Yes'))).toBe('A dog?')
  })
})
