import type { Channel } from '../channel.ts'
import { check } from './check.ts'
import { Config } from './config.ts'
import { fetchMedia as fetchFromEvolution } from './evolution/fetch-media.ts'
import { authorizedByEvolution } from './evolution/verify.ts'
import { whatsappUnofficial as info } from './info.ts'
import { parse } from './parse.ts'
import { preview } from './preview.ts'
import { render } from './render.ts'
import { send } from './send.ts'
import { fetchMedia as fetchFromWaha } from './waha/fetch-media.ts'
import { signedByWaha } from './waha/verify.ts'

/**
 * WhatsApp through a gateway that drives an ordinary account, WAHA or Evolution; the rules: README.md. No
 * window, no templates, and nothing that tells what became of a send whose answer got lost.
 */
export const whatsappUnofficial: Channel<Config> = {
  type: info.type,
  config: Config,
  publicConfigFields: ['driver', 'baseUrl', 'session', 'interactiveMode', 'typing'],
  guestKeyKind: 'phone',
  maxBodyBytes: 3 * 1024 * 1024,
  humanLabel: 'a person on the phone',
  reconnectHint: 'Open the session in your gateway and scan its QR code again',
  account: ({ session }) => session,
  verify: (headers, body, config) =>
    config.driver === 'waha'
      ? signedByWaha(headers, body, config.hmacKey)
      : authorizedByEvolution(headers, config.webhookSecret),
  parse: (body) => parse(body),
  render,
  preview,
  send,
  check,
  fetchMedia: (media, config, providers, signal) =>
    config.driver === 'waha'
      ? fetchFromWaha(media, config, providers, signal)
      : fetchFromEvolution(media, config, providers, signal),
}
