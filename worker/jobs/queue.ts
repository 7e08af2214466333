import { RawMail } from '#channels/email/mail.ts'
import type { SendFailure } from '#messages/message.ts'
import { channelRecord } from '../../durable-objects/records/channels.ts'
import type { FanOut } from '../../durable-objects/records/fan-out.ts'
import { callConversation, objectName } from '../../durable-objects/rpc.ts'
import { subscribe } from '../channels/subscribe.ts'
import type { Env } from '../env.ts'
import { addressed, readEvents } from '../inbound/deliveries.ts'
import { deliverMail } from '../inbound/mail.ts'
import { guestsHoldingSends } from '../queries/conversations.ts'
import { dbOf } from '../queries/db.ts'
import { syncAccount, type TemplateAccount, templateAccounts } from '../templates/sync.ts'
import { waitForAwakeSlots } from './awake-limit.ts'

type Task = { message: Message<FanOut>; run: () => Promise<void> }

const AT_ONCE = 64
const REPEATED: SendFailure[] = ['transient', 'throttle', 'unknown']

/**
 * Handles the queue's messages: work that was too much for one request. One that failed is retried.
 */
export async function handleQueue(batch: MessageBatch<FanOut>, env: Env) {
  const failed = new Set<Message<FanOut>>()
  const tasks: Task[] = []
  for (const message of batch.messages) {
    try {
      for (const run of await tasksOf(env, message.body)) tasks.push({ message, run })
    } catch (error) {
      console.error('fan-out', message.body.type, error)
      failed.add(message)
    }
  }
  await eachOf(tasks, env, async ({ message, run }) => {
    try {
      await run()
    } catch (error) {
      // Once a message: what fails for one of its conversations mostly fails for all.
      if (!failed.has(message)) console.error('fan-out', message.body.type, error)
      failed.add(message)
    }
  })
  for (const message of batch.messages) {
    if (failed.has(message)) {
      message.retry({ delaySeconds: Math.min(2 ** message.attempts, 600) })
      continue
    }
    if ('key' in message.body) await env.MEDIA.delete(message.body.key)
    message.ack()
  }
}

async function tasksOf(env: Env, body: FanOut): Promise<(() => Promise<void>)[]> {
  switch (body.type) {
    case 'end-sessions':
      return body.sessions.map(
        ({ objectName, sessionId }) =>
          () =>
            callConversation(env, objectName, (conversation) =>
              conversation.endSession(sessionId, body.reason),
            ),
      )
    case 'mail': {
      const { channelId, key, from, to } = body
      const raw = await env.MEDIA.get(key)
      if (!raw) return []
      const mail = new RawMail(new Uint8Array(await raw.arrayBuffer()), from, to)
      return [() => deliverMail(env, channelId, mail)]
    }
    case 'read-template': {
      const accounts = await templateAccounts(env, body.organisationId)
      return accounts
        .filter(({ account }) => account === body.account)
        .map((account) => () => readTemplates(env, body.organisationId, account, body.name))
    }
    case 'read-templates': {
      const { organisationId, channelId } = body
      const accounts = await templateAccounts(env, organisationId)
      // Once an account, however many numbers it has: its first reads for all of them.
      return accounts
        .filter(({ channels: [first] }) => first?.id === channelId)
        .map((account) => () => readTemplates(env, organisationId, account))
    }
    case 'subscribe':
      return [() => subscribe(env, body.channelId).then(() => {})]
    case 'resume-sends': {
      const guests = await guestsHoldingSends(dbOf(env), body.channelId)
      return guests.map(({ contactKey }) => () => {
        const name = objectName(body.channelId, contactKey)
        return callConversation(env, name, (conversation) => conversation.resumeSends())
      })
    }
    case 'arrivals': {
      const channel = await channelRecord(env, body.channelId)
      const raw = await env.MEDIA.get(body.key)
      // Gone: handled before, or the channel was deleted meanwhile.
      if (!channel || !raw) return []
      const { events } = await readEvents(env, channel, new Uint8Array(await raw.arrayBuffer()))
      const deliveries = await addressed(env, channel, events)
      return deliveries.map(
        ({ channelId, name, events: its }) =>
          () =>
            callConversation(env, name, (conversation) =>
              conversation.receive({ channelId, events: its }),
            ),
      )
    }
  }
}

/** Throws, to be retried, only what a retry can mend; the rest waits for the next daily sync. */
async function readTemplates(
  env: Env,
  organisationId: string,
  account: TemplateAccount,
  name?: string,
) {
  const read = await syncAccount(env, organisationId, account, name)
  if ('failure' in read && REPEATED.includes(read.code)) throw new Error(read.failure)
}

/** In waves, with a pause between them: on one machine guests' messages get their turn there. */
async function eachOf<T>(items: T[], env: Env, work: (item: T) => Promise<void>) {
  for (let from = 0; from < items.length; from += AT_ONCE) {
    const wave = items.slice(from, from + AT_ONCE)
    await waitForAwakeSlots(env, wave.length)
    await Promise.all(wave.map(work))
    await new Promise((resolve) => setTimeout(resolve, 0))
  }
}
