import { checkTemplate, type GraphTemplate } from './graph-templates.ts'
import {
  BUTTON_LINK,
  fields,
  flag,
  id,
  invalid,
  items,
  type JsonObject,
  line,
  link,
  missing,
  only,
  plain,
  Refusal,
  type Refused,
  text,
  unique,
} from './rules.ts'

/**
 * Looks through the body of a POST to `/messages` the way the Cloud API does, as strictly as
 * channels/whatsapp-official/README.md, Limits, tells: lengths, counts, required fields, forms of links and ids.
 */
export function refusalOf(body: unknown, templates?: GraphTemplate[]): Refused | undefined {
  try {
    checkMessage(fields(body, 'the body'), templates)
    return undefined
  } catch (failure) {
    if (failure instanceof Refusal) return failure
    throw failure
  }
}

function checkMessage(body: JsonObject, templates?: GraphTemplate[]) {
  if (body.messaging_product !== 'whatsapp') {
    throw new Refusal(100, "The parameter messaging_product is required and must be 'whatsapp'")
  }
  only(body, 'the message', [
    'messaging_product',
    'recipient_type',
    'to',
    'recipient',
    'type',
    'context',
    'biz_opaque_callback_data',
    text(body.type, 'type', 40),
  ])
  if (body.recipient_type !== undefined && body.recipient_type !== 'individual') {
    invalid('recipient_type must be individual')
  }
  checkRecipient(body)
  if (body.biz_opaque_callback_data !== undefined) {
    text(body.biz_opaque_callback_data, 'biz_opaque_callback_data', 512)
  }
  const type = String(body.type)
  const own = body[type] === undefined ? missing(type) : fields(body[type], type)
  switch (type) {
    case 'text':
      only(own, 'text', ['body', 'preview_url'])
      text(own.body, 'text.body', 4096)
      return flag(own.preview_url, 'text.preview_url')
    case 'image':
    case 'video':
    case 'document':
    case 'audio':
      return media(type, own, type !== 'audio')
    case 'location':
      return location(own)
    case 'interactive':
      return interactive(own)
    case 'template':
      return template(own, templates)
    default:
      throw new Refusal(131051, `Unsupported message type: ${type}`)
  }
}

function checkRecipient({ to, recipient }: JsonObject) {
  if ((to === undefined) === (recipient === undefined)) {
    throw new Refusal(100, 'Exactly one of to and recipient is required')
  }
  if (to !== undefined && !/^\+[1-9]\d{4,19}$/.test(String(to))) {
    throw new Refusal(100, `to must be a phone number with a plus: ${to}`)
  }
  if (recipient !== undefined && !/^[A-Za-z0-9.]{1,256}$/.test(String(recipient))) {
    throw new Refusal(100, `recipient must be a business-scoped user id: ${recipient}`)
  }
}

function media(type: string, own: JsonObject, captioned: boolean) {
  if ((own.id === undefined) === (own.link === undefined)) {
    throw new Refusal(100, `${type} needs exactly one of id and link`)
  }
  only(own, type, [
    'id',
    'link',
    ...(captioned ? ['caption'] : ['voice']),
    ...(type === 'document' ? ['filename'] : []),
  ])
  if (own.link !== undefined) link(own.link, `${type}.link`)
  if (own.id !== undefined) text(own.id, `${type}.id`, 256)
  if (own.caption !== undefined) text(own.caption, `${type}.caption`, 1024)
  if (own.filename !== undefined) text(own.filename, `${type}.filename`, 240)
}

function location(own: JsonObject) {
  only(own, 'location', ['latitude', 'longitude', 'name', 'address'])
  for (const [name, most] of [
    ['latitude', 90],
    ['longitude', 180],
  ] as const) {
    const value = own[name] === undefined ? missing(`location.${name}`) : Number(own[name])
    if (!(Math.abs(value) <= most)) invalid(`location.${name} is out of range`)
  }
  for (const name of ['name', 'address']) {
    if (own[name] !== undefined) text(own[name], `location.${name}`, 1000)
  }
}

function interactive(own: JsonObject) {
  only(own, 'interactive', ['type', 'header', 'body', 'footer', 'action'])
  const type = String(own.type)
  text(fields(own.body ?? missing('interactive.body'), 'body').text, 'interactive.body.text', 1024)
  if (own.footer !== undefined)
    line(fields(own.footer, 'footer').text, 'interactive.footer.text', 60)
  if (own.header !== undefined) header(fields(own.header, 'header'), type)
  const action = fields(own.action ?? missing('interactive.action'), 'action')
  switch (type) {
    case 'button':
      return buttons(action)
    case 'list':
      return list(action)
    case 'cta_url': {
      if (action.name !== 'cta_url') invalid('action.name must be cta_url')
      const parameters = fields(action.parameters ?? missing('action.parameters'), 'parameters')
      line(parameters.display_text, 'display_text', 20)
      return link(parameters.url, 'parameters.url', BUTTON_LINK)
    }
    default:
      return invalid(`interactive.type ${type}`)
  }
}

function header(own: JsonObject, type: string) {
  const kind = String(own.type)
  if (kind === 'text') return plain(own.text, 'header.text', 60)
  if (type === 'list') invalid('the header of a list can only be text')
  if (!['image', 'video', 'document'].includes(kind)) invalid(`header.type ${kind}`)
  media(kind, fields(own[kind] ?? missing(`header.${kind}`), kind), false)
}

function buttons(action: JsonObject) {
  const all = items(action.buttons, 'action.buttons', 1, 3)
  const replies = all.map((button) => {
    if (button.type !== 'reply') invalid('a button must be of type reply')
    const reply = fields(button.reply ?? missing('button.reply'), 'reply')
    only(reply, 'reply', ['id', 'title'])
    return { id: id(reply.id, 'button id', 256), title: plain(reply.title, 'button title', 20) }
  })
  unique(
    replies.map((reply) => reply.title),
    'button titles',
  )
  unique(
    replies.map((reply) => reply.id),
    'button ids',
  )
}

function list(action: JsonObject) {
  line(action.button, 'action.button', 20)
  const sections = items(action.sections, 'action.sections', 1, 10)
  const rows = sections.flatMap((section) => {
    only(section, 'section', ['title', 'rows'])
    if (section.title === undefined && sections.length > 1) missing('section title')
    if (section.title !== undefined) line(section.title, 'section title', 24)
    return items(section.rows, 'section rows', 1, 10)
  })
  if (rows.length > 10) invalid('Total row count exceed max allowed count: 10')
  for (const row of rows) {
    only(row, 'row', ['id', 'title', 'description'])
    line(row.title, 'row title', 24)
    if (row.description !== undefined) line(row.description, 'row description', 72)
  }
  unique(
    rows.map((row) => id(row.id, 'row id', 200)),
    'row ids',
  )
}

function template(own: JsonObject, templates?: GraphTemplate[]) {
  only(own, 'template', ['name', 'language', 'components'])
  if (!/^[a-z0-9_]{1,512}$/.test(String(own.name))) invalid(`template name ${own.name}`)
  const language = fields(own.language ?? missing('template.language'), 'language')
  if (language.policy !== 'deterministic') invalid('language.policy must be deterministic')
  const code = text(language.code, 'language.code', 10)
  const components =
    own.components === undefined ? [] : items(own.components, 'template.components', 1, 20)
  components.forEach(component)
  if (templates) checkTemplate({ name: String(own.name), language: code, components }, templates)
}

function component(own: JsonObject) {
  switch (own.type) {
    case 'carousel':
      for (const [index, card] of items(own.cards, 'cards', 2, 10).entries()) {
        if (card.card_index !== index) invalid('card_index must count up from 0')
        items(card.components, 'card.components', 1, 10).forEach(component)
      }
      return
    case 'header':
      return parameters(own, 1, 60)
    case 'body':
      return parameters(own, 100, 1024)
    case 'button':
      return templateButton(own)
    default:
      return invalid(`component.type ${own.type}`)
  }
}

function parameters(own: JsonObject, count: number, most: number) {
  for (const one of items(own.parameters, `${own.type}.parameters`, 1, count)) parameter(one, most)
}

function parameter(own: JsonObject, most: number) {
  const type = String(own.type)
  if (type !== 'text') return media(type, fields(own[type] ?? missing(type), type), false)
  only(own, 'parameter', ['type', 'text', 'parameter_name'])
  const value = text(own.text, 'parameter.text', most)
  if (/[\n\t]| {5,}/.test(value)) {
    throw new Refusal(
      132012,
      'Param text cannot have new-line/tab characters or more than 4 spaces',
    )
  }
}

function templateButton(own: JsonObject) {
  if (!/^\d$/.test(String(own.index))) invalid('button.index must be a digit')
  const [given = {}] = items(own.parameters, 'button.parameters', 1, 1)
  switch (own.sub_type) {
    case 'quick_reply':
      if (given.type !== 'payload') invalid('a quick reply takes a payload')
      return void id(given.payload, 'payload', 256)
    case 'url':
      if (given.type !== 'text') invalid('a url button takes a text')
      if (/\s/.test(text(given.text, 'url suffix', 2000))) invalid('a url suffix has no spaces')
      return
    case 'copy_code':
      if (given.type !== 'coupon_code') invalid('a copy code button takes a coupon_code')
      return void text(given.coupon_code, 'coupon_code', 15)
    default:
      return invalid(`button.sub_type ${own.sub_type}`)
  }
}
