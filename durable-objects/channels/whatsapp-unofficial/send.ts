import type { ProviderRequest, Providers, Sent } from '../channel.ts'
import { keyOf } from './address.ts'
import type { Config } from './config.ts'
import * as evolution from './evolution/calls.ts'
import { refusalOf as evolutionRefusal } from './evolution/refusals.ts'
import { type Answer, type Call, type Failure, post } from './gateway.ts'
import { sentIdIn } from './message-id.ts'
import { type Body, type Choices, Request } from './request.ts'
import { showTyping } from './typing.ts'
import * as waha from './waha/calls.ts'
import { alternateKeyOf, registeredKeyOf } from './waha/guest-keys.ts'
import { refusalOf as wahaRefusal } from './waha/refusals.ts'

/** What differs between the gateways once a request is made. */
type Driver = {
  callOf(body: Body, to: string, config: Config): Call
  /** What is shown below a numbered text, in the modes `poll` and `native`. */
  extraOf(choices: Choices, to: string, config: Config): Call | undefined
  refusalOf(status: number, body: unknown): Failure
}

const DRIVERS: Record<Config['driver'], Driver> = {
  waha: { ...waha, refusalOf: wahaRefusal },
  evolution: { ...evolution, refusalOf: evolutionRefusal },
}

/**
 * Sends one request of `render` through the gateway. Nothing of ours travels with a message, so that
 * one whose outcome stays unknown can only be repeated.
 */
export async function send(
  request: ProviderRequest,
  partId: string,
  config: Config,
  providers: Providers,
): Promise<Sent> {
  const { to, ...body } = Request.parse(request)
  const driver = DRIVERS[config.driver]
  const byWaha = config.driver === 'waha'
  const real = byWaha ? await registeredKeyOf(to, config, providers) : to
  if (real === null) {
    return { ok: false, code: 'recipient', detail: 'The guest is not on WhatsApp at this number' }
  }
  if (byWaha && config.typing) await showTyping(body, real, config, providers)
  const [answer, other] = await Promise.all([
    post(driver.callOf(body, real, config), config, providers),
    byWaha ? alternateKeyOf(real, config, providers) : undefined,
  ])
  if (answer.outcome === 'unanswered') return { ok: false, ...answer.failure }
  if (answer.status >= 300) return { ok: false, ...failureOf(answer, driver) }
  const choices = body.kind === 'text' ? body.choices : undefined
  const extra = choices && driver.extraOf(choices, real, config)
  // Whatever becomes of it: the numbered text is there, and says it all.
  const visible = extra && (await post(extra, config, providers))
  const below = visible?.outcome === 'answered' ? sentIdIn(visible.body)?.id : undefined
  return { ...takenAs(answer.body, partId, to, [real, other]), ...(below && { below }) }
}

function failureOf(answer: Extract<Answer, { outcome: 'answered' }>, driver: Driver): Failure {
  const failure = driver.refusalOf(answer.status, answer.body)
  const retryAfterSeconds = answer.retryAfterSeconds ?? failure.retryAfterSeconds
  return { ...failure, retryAfterSeconds }
}

/**
 * Engines have been known to answer 201 and nothing else (WAHA #1087). It was sent all the same: to
 * send it again would be worse than to hear no more of it.
 */
function takenAs(body: unknown, partId: string, to: string, known: (string | undefined)[]): Sent {
  const sent = sentIdIn(body)
  const keys = [...known, sent?.chat].map(keyOf).filter((key) => key !== undefined)
  return {
    ok: true,
    providerId: sent?.id ?? `unnamed:${partId}`,
    alternateKeys: [...new Set(keys)].filter((key) => key !== keyOf(to)),
  }
}
