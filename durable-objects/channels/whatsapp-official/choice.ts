import { choicePayload } from '#messages/message.ts'
import { textsIn } from '../../answers/languages/texts.ts'
import { labelled, type Note, oneLine, withoutListButton } from '../rendering/label.ts'
import type { ChoiceMessage } from '../rendering/message-renderer.ts'
import { type Body, texts } from './body.ts'
import { interactive } from './interactive.ts'
import * as limit from './limits.ts'
import { list } from './list.ts'

/**
 * Up to three short options are buttons. More of them, or longer ones, are a list, where a label may
 * have 24 characters and a line below it for the whole. ../README.md, Choices.
 */
export function choice(message: ChoiceMessage, note: Note): Body[] {
  const { options } = message
  if (options.length === 0) return texts(message.body)
  const short = options.every(({ label }) => oneLine(label).length <= limit.BUTTON_TITLE)
  return short && options.length <= limit.BUTTONS ? buttons(message, note) : asList(message, note)
}

function buttons(message: ChoiceMessage, note: Note): Body[] {
  if (message.kind === 'quick-reply') withoutListButton(message, note)
  const { questionId, options } = message
  const titled = labelled(options, limit.BUTTON_TITLE, 'button label', note)
  const buttons = titled.map(({ option, title }) => ({
    type: 'reply',
    reply: { id: choicePayload(questionId, option.id), title },
  }))
  return interactive('button', message, { buttons }, note)
}

function asList(message: ChoiceMessage, note: Note): Body[] {
  const { language, questionId, header, body, footer, options } = message
  const rows = options.slice(0, limit.LIST_ROWS)
  if (rows.length < options.length) note(`options over ${limit.LIST_ROWS} dropped`)
  const button =
    (message.kind === 'quick-reply' && message.button) || textsIn(message.language).choice.options
  return list({ language, questionId, header, body, footer, button, sections: [{ rows }] }, note)
}
