import type { Content, ServerFrame } from '../../../durable-objects/web-chat/protocol.ts'
import type { Place } from './guest.ts'
import { choicesOf, linesOf } from './reading.ts'

type Said = Extract<ServerFrame, { t: 'msg' }>

/** Web chat: the widget's own session and socket. */
export const webChat: Place = {
  type: 'web-chat',
  config: { allowedOrigins: ['*'] },
  async guest({ app, channelId }) {
    const begun = await fetch(`${app.address}/wc/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ channelId }),
    })
    const { token } = (await begun.json()) as { token: string }
    const address = `${app.address.replace('http', 'ws')}/wc/v1/socket`
    const socket = new WebSocket(address, ['bj.v1', `bj.tok.${token}`])
    const said = new Map<number, Said>()
    socket.addEventListener('message', ({ data }) => {
      const frame: ServerFrame = JSON.parse(String(data))
      if (frame.t === 'msg' && frame.dir === 'out') said.set(frame.seq, frame)
    })
    await new Promise((resolve, reject) => {
      socket.addEventListener('open', resolve)
      socket.addEventListener('error', reject)
    })
    let count = 0
    const send = (frame: Record<string, unknown>) =>
      socket.send(JSON.stringify({ v: 1, cid: `c${++count}`, ts: Date.now(), ...frame }))
    send({ t: 'hello', resume: 0, visible: true, caps: [] })
    const mine = () => [...said.values()].sort((a, b) => a.seq - b.seq)
    return {
      shown: () => mine().map(({ content }) => content),
      read: () => mine().flatMap(({ content }) => wordsOf(content)),
      says: async (text) => send({ t: 'msg', text }),
      async taps(title) {
        const asking = mine().findLast(({ content }) => titlesOf(content).includes(title))
        if (!asking) throw new Error(`"${title}" cannot be tapped`)
        const { id: messageId, content } = asking
        const optionId = optionsOf(content).find((one) => one.title === title)?.id
        const stepId = 'stepId' in content ? content.stepId : undefined
        send({ t: 'choice', messageId, optionId, title, stepId })
      },
      refused: () => [],
    }
  },
}

function optionsOf(content: Content) {
  if (content.type === 'buttons') return content.options
  return content.type === 'list' ? content.sections.flatMap(({ rows }) => rows) : []
}

const titlesOf = (content: Content) => optionsOf(content).map(({ title }) => title)

function wordsOf(content: Content): string[] {
  switch (content.type) {
    case 'media':
      return ['[image]', ...linesOf(content.caption ?? '')]
    case 'text':
      return linesOf(content.text)
    case 'cta':
      return linesOf(`${content.text}\n${content.url}`)
    case 'buttons':
    case 'list':
      return [...linesOf(content.text), ...choicesOf(titlesOf(content))]
    default:
      return [`[${content.type}]`]
  }
}
