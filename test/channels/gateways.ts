import type { ProviderRequest, Providers } from '../../durable-objects/channels/channel.ts'
import * as evolution from '../../durable-objects/channels/whatsapp-unofficial/evolution/calls.ts'
import { Request } from '../../durable-objects/channels/whatsapp-unofficial/request.ts'
import * as waha from '../../durable-objects/channels/whatsapp-unofficial/waha/calls.ts'
import { evolutionRefusal } from '../simulators/evolution-rules.ts'
import { wahaRefusal } from '../simulators/waha-rules.ts'

const session = {
  apiKey: 'key',
  session: 'default',
  interactiveMode: 'text',
  typing: false,
} as const

export const wahaConfig = {
  ...session,
  driver: 'waha',
  baseUrl: 'https://waha.casaverde.net/',
  hmacKey: 'sesame',
} as const

export const evolutionConfig = {
  ...session,
  driver: 'evolution',
  baseUrl: 'https://evolution.casaverde.net',
  webhookSecret: 'sesame',
} as const

/** What a request becomes on either gateway, in the mode that shows the most. */
export function callsOf(request: ProviderRequest) {
  const { to, ...body } = Request.parse(request)
  const choices = body.kind === 'text' ? body.choices : undefined
  const modes = ['poll', 'native'] as const
  const extras = <T>(extraOf: (mode: (typeof modes)[number]) => T | undefined) =>
    choices ? modes.map(extraOf).filter((call) => call !== undefined) : []
  return {
    waha: [
      waha.callOf(body, to, wahaConfig),
      ...extras(
        (interactiveMode) =>
          choices && waha.extraOf(choices, to, { ...wahaConfig, interactiveMode }),
      ),
    ],
    evolution: [
      evolution.callOf(body, to, evolutionConfig),
      ...extras(
        (interactiveMode) =>
          choices && evolution.extraOf(choices, to, { ...evolutionConfig, interactiveMode }),
      ),
    ],
  }
}

/** Why a gateway refuses any of them. */
export const refusedBy = {
  waha: (request: ProviderRequest) =>
    callsOf(request)
      .waha.map(({ path, body }) => wahaRefusal(path, body))
      .find(Boolean),
  evolution: (request: ProviderRequest) =>
    callsOf(request)
      .evolution.map(({ path, body }) => evolutionRefusal(path.split('/')[2] ?? '', body))
      .find(Boolean),
}

export const providersOf = (fetch: Providers['fetch'], allowed: string[] = []): Providers => ({
  fetch,
  metaGraphUrl: '',
  graphVersion: '',
  allowedHosts: new Set(allowed),
})
