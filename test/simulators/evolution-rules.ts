import { choices, optional, place, refusalBy, sections, string } from './gateway-rules.ts'
import {
  fields,
  flag,
  id,
  invalid,
  items,
  type JsonObject,
  line,
  link,
  only,
  text,
  unique,
} from './rules.ts'

/**
 * Why Evolution refuses a POST to `/message/<what>/<instance>`: its own JSON schemas (v2.3), and
 * what WhatsApp shows of it. Undefined when it takes it.
 */
export const evolutionRefusal = (what: string, body: unknown) =>
  refusalBy(() => check(what, fields(body, 'the body')))

function check(what: string, body: JsonObject) {
  if (!/^\d{5,20}(@lid)?$/.test(String(body.number))) invalid(`number is ${body.number}`)
  const known = CHECKS[what] ?? invalid(`there is no ${what}`)
  only(body, what, ['number', 'delay', 'quoted', ...known.names])
  optional(body.delay, (delay) => {
    if (!Number.isInteger(delay)) invalid('delay must be an integer')
  })
  known.check(body)
}

type Check = { names: string[]; check(body: JsonObject): void }

const CHECKS: Record<string, Check> = {
  sendText: {
    names: ['text', 'linkPreview'],
    check(body) {
      text(body.text, 'text', 4096)
      flag(body.linkPreview, 'linkPreview')
    },
  },
  sendMedia: {
    names: ['mediatype', 'mimetype', 'media', 'fileName', 'caption'],
    check(body) {
      if (!['image', 'video', 'document'].includes(String(body.mediatype))) {
        invalid('mediatype is one of image, document, video')
      }
      link(body.media, 'media')
      // Without one it looks for an ending in the link, and breaks where there is none.
      if (body.mediatype === 'document') text(body.fileName, 'fileName', 240)
      optional(body.caption, (caption) => text(caption, 'caption', 1024))
      optional(body.mimetype, (mimetype) => line(mimetype, 'mimetype', 100))
    },
  },
  sendWhatsAppAudio: { names: ['audio'], check: (body) => link(body.audio, 'audio') },
  sendLocation: {
    names: ['latitude', 'longitude', 'name', 'address'],
    check(body) {
      place(body)
      string(body.name, 'name', 1000)
      string(body.address, 'address', 1000)
    },
  },
  sendPoll: { names: ['name', 'selectableCount', 'values'], check: poll },
  sendList: {
    names: ['title', 'description', 'footerText', 'buttonText', 'sections'],
    check: list,
  },
  sendButtons: { names: ['title', 'description', 'footer', 'buttons'], check: buttons },
}

function poll(body: JsonObject) {
  text(body.name, 'name', 255)
  if (!Number.isInteger(body.selectableCount)) invalid('selectableCount must be an integer')
  choices(body.values, 'values', 10)
}

function list(body: JsonObject) {
  text(body.title, 'title', 255)
  string(body.description, 'description', 1024)
  string(body.footerText, 'footerText', 60)
  line(body.buttonText, 'buttonText', 20)
  sections(body.sections, 'sections')
}

function buttons(body: JsonObject) {
  text(body.title, 'title', 255)
  const own = items(body.buttons, 'buttons', 1, 3)
  for (const button of own) {
    if (button.type !== 'reply') invalid('reply buttons cannot be mixed with others')
    line(button.displayText, 'button.displayText', 20)
  }
  unique(
    own.map((button) => id(button.id, 'button.id', 200)),
    'button.id',
  )
}
