import type { Channel } from '../channel.ts'
import { withoutDetail } from './address.ts'
import { check } from './check.ts'
import { complete } from './complete.ts'
import { type Config, config } from './config.ts'
import { email as info } from './info.ts'
import { parse } from './parse.ts'
import { preview } from './preview.ts'
import { render, together } from './render.ts'
import { send } from './send.ts'
import { verify } from './verify.ts'

/** Mail: in by webhook or by the worker's own `email()`, out by any of three ways. The rules: README.md. */
export const email: Channel<Config> = {
  type: info.type,
  config,
  publicConfigFields: ['address', 'transport', 'fromName'],
  guestKeyKind: 'email',
  // A mail of 25 MB is a third larger as base64.
  maxBodyBytes: 36 * 1024 * 1024,
  humanLabel: 'a person in the mailbox',
  reconnectHint: 'Check the sender and the token with your mail provider, and save them here',
  account: ({ address }) => withoutDetail(address).mailbox,
  verify,
  complete,
  parse,
  render,
  preview,
  together,
  send,
  check,
  // Postmark's webhooks name the part; for the others waiting does no harm.
  outcomeTellsWithinSeconds: 30,
}
