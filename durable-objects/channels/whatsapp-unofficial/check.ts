import type { Checked, Providers } from '../channel.ts'
import { isJsonObject, objectAt, stringAt } from '../parsing/json-object.ts'
import type { Config } from './config.ts'
import { refusalOf as evolutionRefusal } from './evolution/refusals.ts'
import { codeOfStatus, get } from './gateway.ts'
import { refusalOf as wahaRefusal } from './waha/refusals.ts'

/** How each gateway is asked for the state of a session: README.md, The session's state. */
const DRIVERS = {
  waha: {
    path: (session: string) => `/api/sessions/${session}`,
    stateIn: (body: unknown) => stringAt(isJsonObject(body) ? body : undefined, 'status'),
    works: 'WORKING',
    refusalOf: wahaRefusal,
  },
  evolution: {
    path: (session: string) => `/instance/connectionState/${session}`,
    stateIn: (body: unknown) =>
      stringAt(objectAt(isJsonObject(body) ? body : undefined, 'instance'), 'state'),
    works: 'open',
    refusalOf: evolutionRefusal,
  },
} as const

/** Whether the gateway takes the key, and its session is signed in to WhatsApp. */
export async function check(config: Config, providers: Providers): Promise<Checked> {
  const { path, stateIn, works, refusalOf } = DRIVERS[config.driver]
  const answer = await get(path(encodeURIComponent(config.session)), config, providers)
  if (answer.outcome === 'unanswered') {
    const { code, detail } = answer.failure
    return { ok: false, code, detail }
  }
  const { status, body } = answer
  if ([401, 403, 404].includes(status)) {
    const { code, detail } = refusalOf(status, body)
    return { ok: false, code, detail }
  }
  const state = stateIn(body)
  if (status < 300 && state === works) return { ok: true }
  if (status >= 300 || state === undefined) {
    const detail = `The gateway answered ${status} and no state of the session`
    return { ok: false, code: status >= 300 ? codeOfStatus(status) : 'account', detail }
  }
  return { ok: false, code: 'account', detail: `The WhatsApp session is not working: ${state}` }
}
