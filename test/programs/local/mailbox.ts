import { buildJourney } from '../../runner/build-journey.ts'
import { type App, call } from '../../runner/villa.ts'

export const MAILBOX = 'stay@casaverde.example'
export const SECRET = 'sesame'

const VILLA = buildJourney([
  { id: 'hello', type: 'text', config: { text: 'Welcome, {{var_system.user_name|guest}}.' } },
  {
    id: 'villa',
    type: 'reply',
    config: {
      body: 'Which villa?',
      options: ['Olive', 'Cypress'].map((label) => ({ id: label.toLowerCase(), label })),
    },
  },
  { id: 'bye', type: 'text', config: { text: 'So {{var_system.last_input}} it is.' } },
])

/** A live journey on a mailbox of Postmark's; `takes` posts a mail to it as Postmark does. */
export async function openMailbox(app: App, journey = VILLA) {
  const { id: journeyId } = await call<{ id: string }>(app, 'POST', '/journeys', {
    name: 'Villa',
    journey,
  })
  await call(app, 'POST', `/journeys/${journeyId}/deploy`)
  const channel = await call<{ id: string }>(app, 'POST', '/channels', {
    type: 'email',
    name: 'Mail',
    config: {
      address: MAILBOX,
      transport: 'postmark',
      token: 'server-token',
      webhookSecret: SECRET,
    },
  })
  await call(app, 'PUT', `/channels/${channel.id}/assignment`, { journeyId })
  let count = 0
  async function takes(mail: Record<string, unknown>, secret = SECRET) {
    const id = ++count
    const answer = await fetch(`${app.address}/hooks/${channel.id}`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`postmark:${secret}`)}` },
      body: JSON.stringify({
        OriginalRecipient: MAILBOX,
        Subject: 'Our stay',
        MessageID: `pm-${id}`,
        Headers: [{ Name: 'Message-ID', Value: `<${id}@example.com>` }],
        ...mail,
      }),
    })
    return answer.status
  }
  return { journeyId, channelId: channel.id, takes }
}
