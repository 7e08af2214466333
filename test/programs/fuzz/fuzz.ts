import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as z from 'zod'
import { runLocal } from '../../../worker/local/run.ts'
import { call, setUp } from '../../runner/villa.ts'
import { chanceOf } from '../crash/chance.ts'
import { freePort } from '../local/free-port.ts'
import { type Fuzzed, openDoors } from './doors.ts'
import { anyRequest, type Ground, Ids } from './requests.ts'
import { routesOf } from './routes.ts'

/**
 * `npm run fuzz`: hostile requests at every door of the built app, over all routes of its OpenAPI
 * document. Whatever is sent, it is answered, and never by a 5xx. `FUZZ_SEED` repeats a run.
 */
const REQUESTS = Number(process.env.FUZZ_REQUESTS ?? 20_000)
const SEED = Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000)
const AT_ONCE = 16
/** New ones of everything after so many requests: some of them delete what there is. */
const FURNISHED_EACH = 500
const ANSWERED_MS = 30_000

/** What the app logs meanwhile, by how it begins. */
const logged = new Map<string, number>()
console.error = (...words: unknown[]) => {
  const line = words.map(String).join(' ').split('\n', 1)[0]?.slice(0, 160) ?? ''
  const kind = line.replace(/\w*\d\w*/g, '#')
  logged.set(kind, (logged.get(kind) ?? 0) + 1)
}

const sink = createServer((request, response) => {
  request.resume()
  request.on('end', () => {
    response.writeHead(400, { 'content-type': 'application/json' })
    response.end('{"error":{"message":"no","code":100}}')
  })
})
await new Promise<void>((resolve) => sink.listen(0, '127.0.0.1', resolve))
const bound = sink.address()
const sinkHost = `127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}`
const sinkUrl = `http://${sinkHost}`
const stateDir = mkdtempSync(join(process.env.FUZZ_STORAGE ?? tmpdir(), 'fuzz-'))
const { address, miniflare } = await runLocal({
  port: await freePort(),
  stateDir,
  variables: {
    META_GRAPH_URL: sinkUrl,
    INSTAGRAM_GRAPH_URL: sinkUrl,
    POSTMARK_URL: sinkUrl,
    RESEND_URL: sinkUrl,
    ALLOW_HOSTS: sinkHost,
  },
})
const app = await setUp(address, true)
const { routes, schemas } = routesOf(await call(app, 'GET', '/openapi.json'))
const JOURNEYS = join(import.meta.dirname, '../../journeys')
const journeys = readdirSync(JOURNEYS)
  .filter((file) => file.endsWith('.json'))
  .map((file): unknown => JSON.parse(readFileSync(join(JOURNEYS, file), 'utf8')))
const ground: Ground = {
  apiKey: app.apiKey,
  routes,
  schemas,
  doors: [],
  webChat: '',
  journeys,
  ids: new Ids(),
  tokens: [],
}

/** One of everything, live where it can be. */
async function furnish() {
  const create = async (path: string, body: unknown) => {
    const { id } = await call<{ id: string }>(app, 'POST', path, body)
    ground.ids.add(collectionOf(path), id)
    return id
  }
  const name = `Furnished ${crypto.randomUUID()}`
  const journey = {
    format: 1,
    steps: [
      { id: 'start', type: 'start', position: { x: 0, y: 0 }, config: {} },
      {
        id: 'ask',
        type: 'prompt',
        position: { x: 200, y: 0 },
        config: { question: 'How many guests?', validation: { mode: 'none' } },
      },
    ],
    edges: [{ id: 'e1', from: { step: 'start', port: 'next' }, to: 'ask' }],
    variables: [],
    apis: [],
  }
  const journeyId = await create('/journeys', { name, journey })
  await call(app, 'POST', `/journeys/${journeyId}/deploy`)
  await create(`/journeys/${journeyId}/test-sessions`, {})
  await create('/journeys', { name: `${name}, draft`, journey })
  const config = { allowedOrigins: ['*'] }
  ground.webChat = await create('/channels', { type: 'web-chat', name, config })
  await call(app, 'PUT', `/channels/${ground.webChat}/assignment`, { journeyId })
  const goalId = await create('/goals', { name })
  const milestoneId = await create(`/goals/${goalId}/milestones`, { name })
  await create(`/milestones/${milestoneId}/trackers`, { name: 'nights', type: 'number' })
  const variable = { name: `v${Date.now()}`, type: 'json', holds: 'contact' }
  await create('/campaign-variables', variable)
  await create('/teams', { name })
  await create('/members', { name, role: 'bot' })
  ground.doors = await openDoors(app, sinkUrl, journeyId)
  for (const { channelId } of ground.doors) ground.ids.add('channels', channelId)
  ground.ids.add('variables', variable.name)
  for (const step of ['start', 'ask']) ground.ids.add('steps', step)
  for (const path of ['/conversations', '/contacts', '/sessions', '/tickets']) {
    const { items } = await call<{ items: { id: string }[] }>(app, 'GET', path)
    for (const { id } of items) ground.ids.add(collectionOf(path), id)
  }
  const started = await fetch(`${address}/wc/v1/session`, {
    method: 'POST',
    body: JSON.stringify({ channelId: ground.webChat }),
  })
  ground.tokens.push(z.object({ token: z.string() }).parse(await started.json()).token)
  ground.tokens = ground.tokens.slice(-20)
}

/** `/journeys/jrn_1/steps` → `steps` */
const collectionOf = (path: string) => /([a-z-]+)(?:\?.*)?$/.exec(path)?.[1] ?? ''

const statuses = new Map<number, number>()
const failures: string[] = []
const New = z.object({ id: z.string() })

async function send(number: number) {
  const request = anyRequest(ground, chanceOf(Math.imul(SEED, 0x9e3779b1) + number))
  const status = await answerTo(request)
    // A line may be closed just when it is used again: once more, on a line of its own.
    .catch(() => answerTo({ ...request, headers: { ...request.headers, connection: 'close' } }))
    .catch((error: unknown) => {
      failures.push(`#${number} ${describe(request)}: no answer, ${error}`)
      return 0
    })
  statuses.set(status, (statuses.get(status) ?? 0) + 1)
  if (status >= 500) failures.push(`#${number} ${describe(request)}: ${status}`)
}

async function answerTo({ method, path, headers, body }: Fuzzed): Promise<number> {
  const answer = await fetch(address + path, {
    method,
    headers,
    body,
    redirect: 'manual',
    signal: AbortSignal.timeout(ANSWERED_MS),
  })
  const text = await answer.text()
  if (answer.status === 201 && text.startsWith('{')) {
    const made = New.safeParse(JSON.parse(text))
    if (made.success) ground.ids.add(collectionOf(path), made.data.id)
  }
  return answer.status
}

const describe = ({ method, path, body = '' }: Fuzzed) =>
  `${method} ${path.slice(0, 150)} ${body.length > 600 ? `${body.slice(0, 600)}… (${body.length})` : body}`

console.log(`${REQUESTS} requests over ${routes.length} routes, seed ${SEED}`)
const began = Date.now()
for (let from = 0; from < REQUESTS; from += FURNISHED_EACH) {
  await furnish()
  let next = from
  const end = Math.min(from + FURNISHED_EACH, REQUESTS)
  const sender = async () => {
    while (next < end) await send(next++)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, sender))
  console.log(
    `${end} sent, ${failures.length} failed, ${Math.round((Date.now() - began) / 1000)} s`,
  )
}
await miniflare.dispose()
sink.close()
rmSync(stateDir, { recursive: true, force: true })

const counts = [...statuses].sort(([a], [b]) => a - b)
console.log(counts.map(([status, count]) => `${status}: ${count}`).join(', '))
if (logged.size > 0) console.log('\nLogged meanwhile:')
for (const [line, count] of [...logged].sort(([, a], [, b]) => b - a).slice(0, 30)) {
  console.log(`${String(count).padStart(6)} × ${line}`)
}
for (const failure of failures.slice(0, 40)) console.log(`\n${failure}`)
console.log(`\n${failures.length} of ${REQUESTS} failed, seed ${SEED}`)
process.exit(failures.length > 0 ? 1 : 0)
