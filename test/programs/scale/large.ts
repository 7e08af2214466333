import { type App, call, WHATSAPP } from '../../runner/villa.ts'
import { say } from '../../simulators/webhooks.ts'
import type { Provider } from '../bench/provider.ts'
import { longJourney } from './journeys.ts'

/** Lines of the table. */
export type Figures = Record<string, number | string>

const STEPS = 1000

/** A journey of 1,000 steps: saved, looked over, deployed, and met by its first guests. */
export async function large(app: App, provider: Provider): Promise<Figures> {
  const journey = longJourney(STEPS)
  const made = await call<{ id: string; revision: number }>(app, 'POST', '/journeys', {
    name: 'Long',
  })
  const path = `/journeys/${made.id}`
  const [saving] = await timed(() => call(app, 'PUT', path, { revision: made.revision, journey }))
  const [looking, { problems }] = await timed(() =>
    call<{ problems: { severity: string }[] }>(app, 'GET', `${path}/problems`),
  )
  const error = problems.find(({ severity }) => severity === 'error')
  if (error) throw new Error(`the journey is not valid: ${JSON.stringify(error)}`)
  const [deploying] = await timed(() => call(app, 'POST', `${path}/deploy`))
  const channel = await call<{ id: string }>(app, 'POST', '/channels', {
    type: 'whatsapp-official',
    name: 'Long',
    config: { ...WHATSAPP, phoneNumberId: '1000' },
  })
  await call(app, 'PUT', `/channels/${channel.id}/assignment`, { journeyId: made.id })
  const sender = {
    hook: `${app.address}/hooks/${channel.id}`,
    appSecret: WHATSAPP.appSecret,
    phoneNumberId: '1000',
  }
  const greet = async (guest: string) => {
    const reply = provider.next(guest)
    const [ms] = await timed(async () => {
      await say(sender, guest, 'hi')
      await reply
    })
    return ms
  }
  const [first, second] = [await greet('34611000001'), await greet('34611000002')]
  return {
    [`${STEPS} steps: kilobytes of the document`]: Math.round(
      JSON.stringify(journey).length / 1000,
    ),
    [`${STEPS} steps: ms to save`]: saving,
    [`${STEPS} steps: ms to list problems`]: looking,
    [`${STEPS} steps: ms to deploy`]: deploying,
    [`${STEPS} steps: ms to the first guest's first reply`]: first,
    [`${STEPS} steps: ms to the second guest's`]: second,
  }
}

export async function timed<T>(work: () => Promise<T>): Promise<[number, T]> {
  const began = performance.now()
  const result = await work()
  return [Math.round(performance.now() - began), result]
}
