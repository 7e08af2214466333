import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { runLocal } from '../../../worker/local/run.ts'
import { call, setUp, until } from '../../runner/villa.ts'
import { evolution } from '../../simulators/evolution.ts'
import { startGateway } from '../../simulators/gateway.ts'
import { startGraph } from '../../simulators/graph.ts'
import { startPostOffice } from '../../simulators/mail.ts'
import { sendApi, startSendApi } from '../../simulators/send-api.ts'
import { served } from '../../simulators/served.ts'
import { waha } from '../../simulators/waha.ts'
import { email } from './email.ts'
import { englishIn } from './english.ts'
import { onEvolution, onWaha } from './gateways.ts'
import type { Place } from './guest.ts'
import { bookingIn, WALK_LANGUAGES, type WalkLanguage } from './journey.ts'
import { instagram, messenger } from './meta-inbox.ts'
import { CHOICE } from './reading.ts'
import { webChat } from './web-chat.ts'
import { whatsapp } from './whatsapp.ts'

/**
 * `npm run walk`: one journey in three languages, walked to its end on every channel of the built app,
 * by taps, by typed labels and by numbers. Each time the guest has to have read what `booking.<language>.txt`
 * says, and nothing of our own in English where that is not the journey's language.
 */
const WAYS = ['tap', 'label', 'number'] as const
type Channel = { id: string; name: string; place: Place }
type Line = { who: string; what: string }
type Walk = { language: WalkLanguage; journeyId: string; script: Line[] }

const port = Number(process.env.PORT ?? 8797)
const graph = await startGraph()
const page = sendApi({ kind: 'messenger' })
/** Meta has one address for both, and tells them apart by what is posted. */
const meta = await served(async (request) => {
  const isWhatsApp = (await request.clone().text()).includes('"messaging_product":"whatsapp"')
  return isWhatsApp ? graph.handle(request) : page.handle(request)
})
const photos = await startSendApi({ kind: 'instagram' })
const office = await startPostOffice({ token: 'server-token' })
const gateways = [
  await startGateway(waha({ apiKey: 'key', session: 'default' })),
  await startGateway(evolution({ apiKey: 'key', instance: 'default' })),
] as const
const PLACES: Record<string, Place> = {
  'WhatsApp Official': whatsapp(graph),
  'WhatsApp Unofficial, WAHA': onWaha(gateways[0]),
  'WhatsApp Unofficial, Evolution': onEvolution(gateways[1]),
  Email: email(office),
  'Web Chat': webChat,
  Instagram: instagram(photos),
  Messenger: messenger(page),
}

const stateDir = mkdtempSync(join(tmpdir(), 'bot-journeys-walk-'))
const { address, miniflare } = await runLocal({
  port,
  stateDir,
  variables: {
    META_GRAPH_URL: meta.url,
    INSTAGRAM_GRAPH_URL: photos.url,
    POSTMARK_URL: office.url,
    ALLOW_HOSTS: [hostOf(gateways[0].url), hostOf(gateways[1].url)].join(),
  },
})
const app = await setUp(address)
const faults: string[] = []
let guests = 34_611_000_000
const channels = await connectAll()
for (const language of WALK_LANGUAGES) await walkIn(language)
await miniflare.dispose()
rmSync(stateDir, { recursive: true, force: true })
for (const fault of faults) console.error(fault)
console.log(faults.length === 0 ? 'the same words on every channel, every way' : 'not the same')
process.exit(faults.length === 0 ? 0 : 1)

function hostOf(url: string) {
  return new URL(url).host
}

async function connectAll(): Promise<Channel[]> {
  const connecting = Object.entries(PLACES).map(async ([name, place]) => {
    const { type, config } = place
    const { id } = await call<{ id: string }>(app, 'POST', '/channels', { type, name, config })
    return { id, name, place }
  })
  return Promise.all(connecting)
}

async function walkIn(language: WalkLanguage) {
  const { id: journeyId } = await call<{ id: string }>(app, 'POST', '/journeys', {
    name: `Booking ${language}`,
    journey: bookingIn(language),
  })
  await call(app, 'POST', `/journeys/${journeyId}/deploy`)
  const script = readFileSync(join(import.meta.dirname, `booking.${language}.txt`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => ({ who: line.slice(0, 5).trim(), what: line.slice(7) }))
  await Promise.all(channels.map((channel) => walkAll(channel, { language, journeyId, script })))
}

async function walkAll({ id, name, place }: Channel, { language, journeyId, script }: Walk) {
  await call(app, 'PUT', `/channels/${id}/assignment`, { journeyId })
  for (const way of WAYS) {
    const started = performance.now()
    const outcome = await walk(id, place, way, { language, script }).catch((error) => [
      String(error),
    ])
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    const title = `${name}, ${language}, by ${way}`
    console.log(`${outcome.length === 0 ? 'ok  ' : 'FAIL'} ${title} (${seconds} s)`)
    faults.push(...outcome.map((fault) => `${title}: ${fault}`))
  }
}

/** Says the guest's part of the script, and holds what they read against the bot's. */
async function walk(
  channelId: string,
  place: Place,
  way: (typeof WAYS)[number],
  { language, script }: Pick<Walk, 'language' | 'script'>,
) {
  const hook = `${app.address}/hooks/${channelId}`
  const guest = await place.guest({ app, channelId, hook, key: String(++guests) })
  const expected: string[] = []
  for (const { who, what } of script) {
    if (who === 'bot') {
      expected.push(what)
      continue
    }
    await heard(guest, expected)
    const [, choice] = /^chooses (.+)$/.exec(what) ?? []
    if (!choice) await guest.says(what)
    else if (way === 'tap') await guest.taps?.(choice)
    else await guest.says(way === 'label' ? choice.toLowerCase() : numberOf(choice, expected))
  }
  await heard(guest, expected)
  // Nothing may come after the end.
  await sleep(300)
  const read = await guest.read()
  const wrong = expected.findIndex((line, index) => read[index] !== line)
  const more = read.slice(expected.length).map((line) => `and then "${line}"`)
  return [
    ...(wrong < 0 ? [] : [`"${read[wrong]}" instead of "${expected[wrong]}"`]),
    ...more,
    ...(language === 'en' ? [] : englishIn(guest.shown())),
    ...guest.refused().map((why) => `refused: ${why}`),
  ]
}

async function heard(guest: Awaited<ReturnType<Place['guest']>>, expected: string[]) {
  if (expected.length === 0) return
  await until(
    `"${expected.at(-1)}"`,
    async () => (await guest.read()).length >= expected.length,
    30,
  ).catch(async (error) => {
    throw new Error(`${error.message}; read so far: ${JSON.stringify(await guest.read())}`)
  })
}

/** Where a choice stands among those of the question asked last. */
function numberOf(choice: string, lines: string[]): string {
  const last = lines.lastIndexOf(CHOICE + choice)
  const first = lines.findLastIndex((line, index) => index < last && !line.startsWith(CHOICE))
  return String(last - first)
}
