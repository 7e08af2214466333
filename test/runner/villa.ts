import type { Journey } from '#journey/journey.ts'

/** An app on this machine, set up: what scripts that play provider, crash or measure begin with. */
export type App = { address: string; apiKey: string }

export async function setUp(address: string, samples = false): Promise<App> {
  const answer = await fetch(`${address}/api/v1/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      organisation: 'Casa Verde',
      timeZone: 'Europe/Madrid',
      country: 'ES',
      owner: { name: 'Ann', email: 'ann@casaverde.example', password: 'a long enough password' },
      samples,
    }),
  })
  const { apiKey } = await read<{ apiKey: string }>(answer)
  return { address, apiKey }
}

export async function call<T>(app: App, method: string, path: string, body?: unknown): Promise<T> {
  const answer = await fetch(`${app.address}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${app.apiKey}`, 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  })
  return read<T>(answer)
}

async function read<T>(answer: Response): Promise<T> {
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${answer.status} ${answer.url}: ${text}`)
  return (text === '' ? undefined : JSON.parse(text)) as T
}

export const WHATSAPP = {
  phoneNumberId: '106540352242922',
  wabaId: '102290129340398',
  accessToken: 'EAAtoken',
  appSecret: 'app-secret',
  verifyToken: 'verify-me',
}

/** A live journey on a WhatsApp number. */
export async function openWhatsApp(app: App, name: string, journey: Journey, config = WHATSAPP) {
  const { id: journeyId } = await call<{ id: string }>(app, 'POST', '/journeys', { name, journey })
  await call(app, 'POST', `/journeys/${journeyId}/deploy`)
  const channel = await call<{ id: string; webhookUrl: string }>(app, 'POST', '/channels', {
    type: 'whatsapp-official',
    name,
    config,
  })
  await call(app, 'PUT', `/channels/${channel.id}/assignment`, { journeyId })
  const hook = `${app.address}/hooks/${channel.id}`
  const { appSecret, phoneNumberId } = config
  return { journeyId, channelId: channel.id, sender: { hook, appSecret, phoneNumberId } }
}

/** Waits till something is so, or says what was not. */
export async function until<T>(
  what: string,
  look: () => T | Promise<T>,
  seconds = 20,
): Promise<NonNullable<T>> {
  const end = Date.now() + seconds * 1000
  for (;;) {
    const seen = await look()
    if (seen) return seen
    if (Date.now() > end) throw new Error(`waited ${seconds} s: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
