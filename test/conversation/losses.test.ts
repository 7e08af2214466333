import { beforeAll, describe, expect, it } from 'vitest'
import { adaptationsOf } from '../../worker/journeys/adaptation.ts'
import { buildJourney } from '../runner/build-journey.ts'
import { live, opened, playProviders } from './doors.ts'
import { api, scene } from './scene.ts'
import { SENDERS } from './senders.ts'

scene()

/** Something is lost of each on one channel or another; the last waits for an answer. */
const SHOWCASE = buildJourney([
  { id: 'hello', type: 'text', config: { text: 'Welcome to *Casa Verde*.' } },
  {
    id: 'rates',
    type: 'document',
    config: {
      mediaUrl: 'https://media.casaverde.example/rates.pdf',
      caption: 'Our rates.',
      filename: 'Rates 2040.pdf',
    },
  },
  {
    id: 'room',
    type: 'list',
    config: {
      header: { type: 'text', text: 'Casa Verde' },
      body: 'Which room would you like?',
      footer: 'Reception is open till 22:00',
      button: 'Rooms',
      sections: [
        { title: 'All', rows: [{ id: 'sea', title: 'Sea view', description: 'Two beds' }] },
      ],
    },
  },
])

type Said = { stepId?: string; losses?: string[] }
type Sent = { type: string; stepId?: string; parts?: number; losses?: string[] }

let journeyId = ''
beforeAll(async () => {
  journeyId = await live('Showcase', SHOWCASE)
  playProviders()
})

describe.each(Object.entries(SENDERS))('what is lost on %s', (name, sender) => {
  it('stands on the message and in the trail, as the preview had said', async () => {
    const { ann, brings } = await opened(name, sender, journeyId)
    expect(await brings('hello')).toBe(200)
    const { id } = await ann.view()
    const { messages, session } = await api<{
      messages: (Said & { from: string })[]
      session: { id: string }
    }>('GET', `/conversations/${id}`)
    const trail = await api<{ items: Sent[] }>('GET', `/sessions/${session.id}/trail`)
    const sent = trail.items.filter(({ type }) => type === 'message.sent')
    const steps = SHOWCASE.steps.slice(1)
    const foretold = steps.map((step) => adaptationsOf(step, SHOWCASE, [sender.type])[0])
    expect(sent.map(({ stepId, parts, losses }) => [stepId, parts, losses])).toEqual(
      steps.map(({ id }, at) => [id, foretold[at]?.requests.length, foretold[at]?.losses]),
    )
    const said = messages.filter(({ from }) => from === 'bot')
    expect(said.map(({ stepId, losses = [] }) => [stepId, losses])).toEqual(
      steps.map(({ id }, at) => [id, foretold[at]?.losses]),
    )
  })
})
