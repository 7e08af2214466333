import { DurableObject } from 'cloudflare:workers'

/**
 * The floor: the least that anybody must do with a WhatsApp message and keep every promise. Verifies
 * the signature, deduplicates, writes one state row and one outbox row, posts the reply, marks it.
 * The conversations are hard-coded: whatever the guest says,
 * the bot asks for a number, or for the four things of `QUALIFY` if it began with "hello".
 */
type FloorEnv = {
  CONVERSATIONS: DurableObjectNamespace<Conversation>
  META_GRAPH_URL: string
  FLOOR_SECRET: string
}

type Message = { id: string; from: string; text: { body: string } }

export class Conversation extends DurableObject<FloorEnv> {
  constructor(ctx: DurableObjectState, env: FloorEnv) {
    super(ctx, env)
    ctx.storage.sql.exec(
      `CREATE TABLE IF NOT EXISTS seen(id TEXT PRIMARY KEY) WITHOUT ROWID;
       CREATE TABLE IF NOT EXISTS state(id INTEGER PRIMARY KEY, data TEXT);
       CREATE TABLE IF NOT EXISTS outbox(seq INTEGER PRIMARY KEY AUTOINCREMENT, body TEXT, sent TEXT);`,
    )
  }

  async receive(message: Message): Promise<void> {
    const { sql } = this.ctx.storage
    const items = this.ctx.storage.transactionSync(() => {
      if (sql.exec('INSERT OR IGNORE INTO seen VALUES(?)', message.id).rowsWritten === 0) return
      const turns = sql.exec<{ data: string }>('SELECT data FROM state WHERE id = 1').toArray()[0]
      const state = turns ? JSON.parse(turns.data) : { turns: 0 }
      const talk = state.talk ?? (message.text.body === 'hello' ? 'qualify' : 'number')
      sql.exec(
        'INSERT OR REPLACE INTO state VALUES(1, ?)',
        JSON.stringify({ talk, turns: state.turns + 1 }),
      )
      return repliesTo(talk, state.turns).map((text) => {
        const body = JSON.stringify({
          messaging_product: 'whatsapp',
          recipient_type: 'individual',
          to: `+${message.from}`,
          type: 'text',
          text: { body: text },
        })
        const { seq } = sql
          .exec<{ seq: number }>('INSERT INTO outbox(body) VALUES(?) RETURNING seq', body)
          .one()
        return { seq, body }
      })
    })
    if (items) this.ctx.waitUntil(this.#sendAll(items))
  }

  async #sendAll(items: { seq: number; body: string }[]) {
    for (const item of items) await this.#send(item)
  }

  async #send({ seq, body }: { seq: number; body: string }) {
    const answer = await fetch(`${this.env.META_GRAPH_URL}/v25.0/106540352242922/messages`, {
      method: 'POST',
      headers: { authorization: 'Bearer EAAtoken', 'content-type': 'application/json' },
      body,
    })
    const { messages } = await answer.json<{ messages: { id: string }[] }>()
    this.ctx.storage.sql.exec(
      'UPDATE outbox SET sent = ? WHERE seq = ?',
      messages[0]?.id ?? '',
      seq,
    )
  }
}

// It is one file, with the types taken off: what it says, the driver checks.
const QUALIFY = [
  ['Welcome to Casa Verde.', 'What is your name?'],
  ['How many guests?'],
  ['What is your budget?'],
  ['Thank you. We will send a quote.'],
]

function repliesTo(talk: 'qualify' | 'number', turns: number): string[] {
  if (talk === 'qualify') return QUALIFY[turns] ?? []
  return [turns === 0 ? 'How many guests?' : 'A number, please.']
}

let key: Promise<CryptoKey> | undefined

export default {
  async fetch(request, env) {
    if (request.method !== 'POST') return new Response('ok')
    const body = await request.arrayBuffer()
    key ??= crypto.subtle.importKey(
      'raw',
      new TextEncoder().encode(env.FLOOR_SECRET),
      { name: 'HMAC', hash: 'SHA-256' },
      false,
      ['verify'],
    )
    const hex = (request.headers.get('x-hub-signature-256') ?? '').slice(7)
    const signature = Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
    if (!(await crypto.subtle.verify('HMAC', await key, signature, body))) {
      return new Response('bad signature', { status: 401 })
    }
    const { entry } = JSON.parse(new TextDecoder().decode(body))
    const message: Message = entry[0].changes[0].value.messages[0]
    await env.CONVERSATIONS.getByName(message.from).receive(message)
    return new Response('ok')
  },
} satisfies ExportedHandler<FloorEnv>
