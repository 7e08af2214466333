import type { Chance } from '../crash/chance.ts'
import { type Fuzzed, type OpenDoor, webhook } from './doors.ts'
import { hostileBody, hostileValue, spoilt } from './hostile.ts'
import type { Route, Schema } from './routes.ts'
import { type Source, valueFor } from './values.ts'

/** What there is, by the collection it is in: `journeys` → `jrn_…`. */
export class Ids {
  readonly #byKind = new Map<string, string[]>()

  add(kind: string, id: string) {
    const known = this.#byKind.get(kind) ?? []
    this.#byKind.set(kind, [...known, id].slice(-MOST_OF_A_KIND))
  }

  /** Mostly one of that kind, and one of another where there is none. */
  any(kind: string, chance: Chance): string {
    const its = chance.happens(0.9) ? this.#byKind.get(kind) : undefined
    return pick(its ?? [...this.#byKind.values()].flat(), chance) ?? 'none'
  }
}
const MOST_OF_A_KIND = 30

/** What requests are made of; `ids` and `tokens` grow with what is answered. */
export type Ground = {
  apiKey: string
  routes: Route[]
  schemas: Record<string, Schema>
  doors: OpenDoor[]
  webChat: string
  /** Documents that are good as they are. */
  journeys: unknown[]
  ids: Ids
  tokens: string[]
}

/** Any request that anybody may send us. */
export function anyRequest(ground: Ground, chance: Chance): Fuzzed {
  const [door, ...doors] = ground.doors
  if (door && chance.happens(0.25)) return webhook(chance.oneOf(door, ...doors), chance)
  if (chance.happens(0.12)) return visitorRequest(ground, chance)
  if (chance.happens(0.08)) return pageRequest(ground, chance)
  return apiRequest(ground, chance)
}

const pick = <T>(from: T[], chance: Chance): T | undefined =>
  from[Math.floor(chance.between(0, from.length))]

/** A piece of an address: an id there is, or something no address should hold. */
const STRANGE: [string, ...string[]] = [
  'none',
  '%00',
  '%ff',
  '..%2f..',
  '%F0%9F%91%A9',
  'x'.repeat(2000),
  '-1',
  '__proto__',
  'NaN',
  '9'.repeat(30),
  "' OR 1=1 --",
  '%',
]
const piece = ({ ids }: Ground, chance: Chance, kind = '') =>
  chance.happens(0.85) ? ids.any(kind, chance) : chance.oneOf(...STRANGE)

/** `botMemberId` → `members`, `journeyId` → `journeys`. */
const kindOf = (name: string) => `${/([a-z]+)Id$/i.exec(name)?.[1]?.replace('botM', 'm')}s`

function apiRequest(ground: Ground, chance: Chance): Fuzzed {
  const { apiKey } = ground
  const route = pick(ground.routes, chance)
  if (!route) throw new Error('the API has no routes')
  const path = route.path.replace(/([\w-]+)\/\{\w+\}/g, (_, kind) => {
    return `${kind}/${piece(ground, chance, kind)}`
  })
  const query = new URLSearchParams()
  for (const { name, in: where, schema } of route.parameters) {
    if (where !== 'query' || chance.happens(0.6)) continue
    const wrong = chance.happens(0.5)
    const value = wrong
      ? hostileValue(chance)
      : valueFor(sourceFor(ground, chance, 0), schema ?? {}, name)
    query.set(name, typeof value === 'string' ? value.slice(0, 500) : JSON.stringify(value))
  }
  const headers: Record<string, string> = {
    authorization: `Bearer ${chance.happens(0.97) ? apiKey : 'bj_live_x'}`,
    'content-type': chance.happens(0.97) ? 'application/json' : 'text/plain',
  }
  const address = query.size > 0 ? `${path}?${query}` : path
  if (route.takesFile) return { method: route.method, path: address, ...formFor(headers, chance) }
  const body = route.body && bodyFor(ground, route.body, chance)
  return { method: route.method, path: address, headers, body }
}

const sourceFor = ({ schemas, ids }: Ground, chance: Chance, share: number): Source => ({
  chance,
  schemas,
  idFor: (name) => ids.any(kindOf(name), chance),
  wrong: { share, value: () => hostileValue(chance) },
})

function bodyFor(ground: Ground, schema: Schema, chance: Chance): string {
  if (chance.happens(0.08)) return hostileBody(chance)
  const made = valueFor(sourceFor(ground, chance, chance.happens(0.5) ? 0 : 0.05), schema)
  const takesJourney = schema.properties?.journey !== undefined
  const journey = takesJourney && chance.happens(0.8) ? pick(ground.journeys, chance) : undefined
  if (!journey) return JSON.stringify(made)
  const changed = chance.happens(0.3) ? journey : spoilt(journey, chance)
  return JSON.stringify({ ...Object(made), journey: changed })
}

/** A form with a file, cut off somewhere or with its parts in disorder. */
function formFor(headers: Record<string, string>, chance: Chance) {
  const line = '\r\n'
  const name = chance.oneOf('room.png', 'x'.repeat(400), '%', '"; x="', '\u202egnp.exe')
  const start = chance.oneOf('\x89PNG\r\n\x1a\n', '%PDF-', 'GIF8', 'PK\x03\x04', '', 'text')
  const whole = [
    '--cut',
    `content-disposition: form-data; name="file"; filename="${name}"`,
    'content-type: image/png',
    '',
    start + 'x'.repeat(Math.floor(chance.between(0, 5000))),
    '--cut--',
    '',
  ].join(line)
  const body = chance.happens(0.5)
    ? whole
    : whole.slice(0, Math.floor(chance.between(0, whole.length)))
  const boundary = chance.oneOf('cut', 'cut', 'cut', '', 'other', '"cut')
  return {
    headers: { ...headers, 'content-type': `multipart/form-data; boundary=${boundary}` },
    body,
  }
}

/** The widget's own doors. */
function visitorRequest(ground: Ground, chance: Chance): Fuzzed {
  const { webChat, tokens } = ground
  const token = chance.happens(0.85) ? (pick(tokens, chance) ?? '') : chance.oneOf('v1.e30.x', 'x')
  const headers: Record<string, string> = { authorization: `Bearer ${token}` }
  const what = chance.oneOf('session', 'send', 'send', 'send', 'uploads', 'socket', 'nothing')
  const path = `/wc/v1/${what}`
  if (what === 'uploads') return { method: 'POST', path, ...formFor(headers, chance) }
  if (what === 'socket') return { method: 'GET', path, headers }
  const bodies: [object, ...object[]] =
    what === 'session'
      ? [
          { channelId: webChat, token, locale: 'pt-BR' },
          { channelId: webChat, identity: { userId: 'a' } },
        ]
      : [
          { v: 1, t: 'msg', cid: `c${chance.between(0, 1e9)}`, text: 'hi' },
          { v: 1, t: 'choice', cid: 'c2', stepId: 'a', optionId: 'b', title: 'c', messageId: 'd' },
          { v: 1, t: 'location', cid: 'c3', lat: 1, lng: 2 },
          { v: 1, t: 'file', cid: 'c4', uploadId: piece(ground, chance) },
          { v: 1, t: 'read', seq: 1e12 },
          { v: 1, t: 'hello', resume: -5 },
        ]
  const body = chance.happens(0.1)
    ? hostileBody(chance)
    : JSON.stringify(spoilt(chance.oneOf(...bodies), chance))
  return { method: 'POST', path, headers: { ...headers, 'content-type': 'application/json' }, body }
}

/** Pages, files, and links in mails. */
function pageRequest(ground: Ground, chance: Chance): Fuzzed {
  const one = piece(ground, chance)
  const path = chance.oneOf(
    `/media/${one}`,
    `/hooks/${one}`,
    `/hooks/${one}?hub.mode=subscribe&hub.verify_token=verify-me&hub.challenge=${one}`,
    `/l/${one}`,
    `/e/${one}`,
    `/unsubscribe/${one}?lang=${one}`,
    `/wc/frame?channel=${one}&lang=${one}`,
    `/demo/availability?from=${one}&to=2030-01-01&guests=${one}`,
    `/crm/${one}`,
    `/try/${one}`,
    `/${one}`,
    `//${one}`,
    `/cdn-cgi/local/${one}`,
    '/api/docs',
    '/healthz',
    '/wc/v1/poll?after=x',
  )
  const headers: Record<string, string> = {
    range: chance.oneOf('bytes=0-', 'bytes=-1', 'bytes=9-1', `bytes=${'9'.repeat(40)}-`, 'x'),
    cookie: chance.oneOf('a=b', 'bot-journeys.session_token=x.y', 'bot-journeys.session_data=%'),
    'accept-language': one.slice(0, 100).replace(/[^\w-]/g, ''),
  }
  const method = chance.oneOf('GET', 'GET', 'HEAD', 'POST', 'PUT', 'OPTIONS')
  const body = method === 'POST' || method === 'PUT' ? hostileBody(chance) : undefined
  const type = { 'content-type': chance.oneOf('application/x-www-form-urlencoded', 'text/plain') }
  return { method, path, headers: body === undefined ? headers : { ...headers, ...type }, body }
}
