import { chatIdOf } from '../address.ts'
import { asList, asPoll } from '../choices.ts'
import type { Config } from '../config.ts'
import type { Call } from '../gateway.ts'
import { fileNameOf, mimeOf } from '../mime.ts'
import type { Body, BodyOf, Choices } from '../request.ts'

/** A request in WAHA's words: ../README.md, WAHA sending. */
export function callOf(body: Body, to: string, { session }: Pick<Config, 'session'>): Call {
  const envelope = { session, chatId: chatIdOf(to) }
  switch (body.kind) {
    case 'text': {
      const { text, preview } = body
      return { path: '/api/sendText', body: { ...envelope, text, linkPreview: preview } }
    }
    case 'location': {
      const { latitude, longitude, name, address } = body
      const title = [name, address].filter(Boolean).join(', ')
      return { path: '/api/sendLocation', body: { ...envelope, latitude, longitude, title } }
    }
    case 'file':
      return { path: FILES[body.type], body: { ...envelope, ...fileOf(body) } }
  }
}

const FILES = {
  image: '/api/sendImage',
  video: '/api/sendVideo',
  voice: '/api/sendVoice',
  document: '/api/sendFile',
} as const

function fileOf({ type, url, filename, caption }: BodyOf<'file'>) {
  const name = fileNameOf(url, filename)
  const file = { url, mimetype: mimeOf(type, name), filename: name }
  if (type === 'voice') return { file, convert: true }
  const more = type === 'video' ? { asNote: false, convert: true } : {}
  return { file, ...(caption && { caption }), ...more }
}

/**
 * What is sent below a numbered text: buttons WAHA itself calls broken, so natively it is a list,
 * which the engines NOWEB and GOWS can send.
 */
export function extraOf(
  choices: Choices,
  to: string,
  { session, interactiveMode }: Pick<Config, 'session' | 'interactiveMode'>,
): Call | undefined {
  const envelope = { session, chatId: chatIdOf(to) }
  if (interactiveMode === 'poll') {
    const poll = asPoll(choices)
    const { name, options } = poll ?? {}
    return (
      poll && {
        path: '/api/sendPoll',
        body: { ...envelope, poll: { name, options, multipleAnswers: false } },
      }
    )
  }
  const list = interactiveMode === 'native' ? asList(choices) : undefined
  if (!list) return undefined
  const { title, button, sections } = list
  const message = { title, description: '', footer: '', button, sections }
  return { path: '/api/sendList', body: { ...envelope, message } }
}
