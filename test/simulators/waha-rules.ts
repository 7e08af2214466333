import { choices, optional, place, refusalBy, sections, string } from './gateway-rules.ts'
import { fields, flag, invalid, type JsonObject, line, link, only, text } from './rules.ts'

export type Engine = 'WEBJS' | 'NOWEB' | 'GOWS'

/** Why WAHA refuses a POST, as strictly as channels/whatsapp-unofficial/README.md tells; undefined when it takes it. */
export const wahaRefusal = (path: string, body: unknown, engine: Engine = 'NOWEB') =>
  refusalBy(() => check(path, fields(body, 'the body'), engine))

const ENVELOPE = ['session', 'chatId', 'reply_to']

function check(path: string, body: JsonObject, engine: Engine) {
  text(body.session, 'session', 200)
  if (!/^\d{5,20}@(c\.us|lid)$/.test(String(body.chatId))) invalid(`chatId is ${body.chatId}`)
  const known = CHECKS[path] ?? invalid(`there is no ${path}`)
  only(body, path, [...ENVELOPE, ...known.names])
  known.check(body, engine)
}

type Check = { names: string[]; check(body: JsonObject, engine: Engine): void }

const sent = (more: string[], check: (body: JsonObject) => void = () => {}): Check => ({
  names: ['file', ...more],
  check(body) {
    file(body.file)
    optional(body.caption, (caption) => text(caption, 'caption', 1024))
    check(body)
  },
})

const nothing: Check = { names: [], check: () => {} }

const CHECKS: Record<string, Check> = {
  '/api/sendText': {
    names: ['text', 'linkPreview'],
    check(body) {
      text(body.text, 'text', 4096)
      flag(body.linkPreview, 'linkPreview')
    },
  },
  '/api/sendImage': sent(['caption']),
  '/api/sendVideo': sent(['caption', 'asNote', 'convert'], (body) => {
    flag(body.asNote, 'asNote')
    flag(body.convert, 'convert')
  }),
  '/api/sendVoice': sent(['convert'], (body) => {
    const { mimetype } = fields(body.file, 'file')
    if (body.convert !== true && mimetype !== 'audio/ogg; codecs=opus') {
      invalid('a voice note is Opus in OGG, or has to be converted')
    }
  }),
  '/api/sendFile': sent(['caption']),
  '/api/sendLocation': {
    names: ['latitude', 'longitude', 'title'],
    check(body) {
      place(body)
      string(body.title, 'title', 2100)
    },
  },
  '/api/sendPoll': { names: ['poll'], check: (body) => poll(fields(body.poll, 'poll')) },
  '/api/sendList': {
    names: ['message'],
    check(body, engine) {
      if (engine === 'WEBJS') invalid('The method is not implemented by the engine.')
      list(fields(body.message, 'message'))
    },
  },
  '/api/sendSeen': nothing,
  '/api/startTyping': nothing,
  '/api/stopTyping': nothing,
}

function file(value: unknown) {
  const own = fields(value, 'file')
  only(own, 'file', ['mimetype', 'url', 'filename', 'data'])
  link(own.url, 'file.url')
  text(own.filename, 'file.filename', 240)
  if (!/^[a-z]+\/[a-z0-9.+-]+(; ?[a-z]+=[a-z0-9]+)?$/.test(String(own.mimetype))) {
    invalid('file.mimetype must be a mimetype')
  }
}

function poll(own: JsonObject) {
  only(own, 'poll', ['name', 'options', 'multipleAnswers'])
  text(own.name, 'poll.name', 255)
  flag(own.multipleAnswers, 'poll.multipleAnswers')
  choices(own.options, 'poll.options', 12)
}

function list(own: JsonObject) {
  only(own, 'message', ['title', 'description', 'footer', 'button', 'sections'])
  text(own.title, 'message.title', 255)
  string(own.description, 'message.description', 1024)
  string(own.footer, 'message.footer', 60)
  line(own.button, 'message.button', 20)
  for (const section of sections(own.sections, 'message.sections')) {
    only(section, 'section', ['title', 'rows'])
    for (const row of section.rows) only(row, 'row', ['title', 'rowId', 'description'])
  }
}
