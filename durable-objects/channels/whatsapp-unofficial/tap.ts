import type { InboundContent } from '../../journey/message.ts'
import { type Fields, fieldsAt, isFields, textAt } from '../peek.ts'

/** A button or a row of a list: its id is the payload that we gave it. */
export function tapIn(own: Fields): InboundContent | undefined {
  const button = fieldsAt(own, 'buttonsResponseMessage')
  const template = fieldsAt(own, 'templateButtonReplyMessage')
  const list = fieldsAt(own, 'listResponseMessage')
  const flow = fieldsAt(own, 'interactiveResponseMessage')
  const row = fieldsAt(list, 'singleSelectReply')
  const payload =
    textAt(button, 'selectedButtonId') ??
    textAt(button, 'selectedButtonID') ??
    textAt(template, 'selectedId') ??
    textAt(template, 'selectedID') ??
    textAt(row, 'selectedRowId') ??
    textAt(row, 'selectedRowID') ??
    flowId(fieldsAt(flow, 'nativeFlowResponseMessage'))
  const title =
    textAt(button, 'selectedDisplayText') ??
    textAt(template, 'selectedDisplayText') ??
    textAt(list, 'title') ??
    textAt(fieldsAt(flow, 'body'), 'text')
  const either = payload ?? title
  if (either === undefined) return undefined
  const description = textAt(list, 'description')
  return { kind: 'choice', payload: either, title: title ?? either, description }
}

function flowId(flow: Fields | undefined): string | undefined {
  try {
    const params: unknown = JSON.parse(textAt(flow, 'paramsJson') ?? 'null')
    return isFields(params) ? textAt(params, 'id') : undefined
  } catch {
    return undefined
  }
}
