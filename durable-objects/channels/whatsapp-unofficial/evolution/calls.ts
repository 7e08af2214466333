import { numberOf } from '../address.ts'
import { asButtons, asList, asPoll } from '../choices.ts'
import type { Config } from '../config.ts'
import type { Call } from '../gateway.ts'
import * as limit from '../limits.ts'
import { fileNameOf, mimeOf } from '../mime.ts'
import type { Body, BodyOf, Choices } from '../request.ts'
import { pauseOf } from '../typing.ts'

const pathOf = (what: string, session: string) => `/message/${what}/${encodeURIComponent(session)}`

/** A request in Evolution's words: ../README.md, Evolution sending. */
export function callOf(
  body: Body,
  to: string,
  { session, typing }: Pick<Config, 'session' | 'typing'>,
): Call {
  // It shows "typing…" for so long first.
  const delay = typing ? pauseOf(body) : 0
  const envelope = { number: numberOf(to), ...(delay > 0 && { delay }) }
  switch (body.kind) {
    case 'text': {
      const { text, preview } = body
      const path = pathOf('sendText', session)
      return { path, body: { ...envelope, text, linkPreview: preview } }
    }
    case 'location': {
      // Its schema wants name and address, be they empty.
      const { latitude, longitude, name = '', address = '' } = body
      const path = pathOf('sendLocation', session)
      return { path, body: { ...envelope, name, address, latitude, longitude } }
    }
    case 'file': {
      if (body.type !== 'voice') {
        return { path: pathOf('sendMedia', session), body: { ...envelope, ...mediaOf(body) } }
      }
      const path = pathOf('sendWhatsAppAudio', session)
      return { path, body: { ...envelope, audio: body.url } }
    }
  }
}

/** A document without a name breaks it where the link has no ending. */
function mediaOf({ type, url, filename, caption }: BodyOf<'file'>) {
  const name = fileNameOf(url, filename)
  return {
    mediatype: type,
    mimetype: mimeOf(type, name),
    media: url,
    ...(type === 'document' && { fileName: name }),
    ...(caption && { caption }),
  }
}

/** What is sent below a numbered text. */
export function extraOf(
  choices: Choices,
  to: string,
  { session, interactiveMode }: Pick<Config, 'session' | 'interactiveMode'>,
): Call | undefined {
  const number = numberOf(to)
  if (interactiveMode === 'text') return undefined
  if (interactiveMode === 'poll') {
    const poll = asPoll(choices, limit.EVOLUTION_POLL)
    if (!poll) return undefined
    const { name, options } = poll
    const body = { number, name, selectableCount: 1, values: options }
    return { path: pathOf('sendPoll', session), body }
  }
  const buttons = asButtons(choices)
  if (buttons) return { path: pathOf('sendButtons', session), body: { number, ...buttons } }
  const list = asList(choices)
  if (!list) return undefined
  const { title, button, sections } = list
  const body = { number, title, description: '', buttonText: button, footerText: '', sections }
  return { path: pathOf('sendList', session), body }
}
