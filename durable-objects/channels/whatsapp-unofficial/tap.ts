import type { InboundContent } from '#messages/message.ts'
import { isJsonObject, type JsonObject, objectAt, stringAt } from '../parsing/json-object.ts'

/** A button or a row of a list: its id is the payload that we gave it. */
export function tapIn(own: JsonObject): InboundContent | undefined {
  const button = objectAt(own, 'buttonsResponseMessage')
  const template = objectAt(own, 'templateButtonReplyMessage')
  const list = objectAt(own, 'listResponseMessage')
  const flow = objectAt(own, 'interactiveResponseMessage')
  const row = objectAt(list, 'singleSelectReply')
  const payload =
    stringAt(button, 'selectedButtonId') ??
    stringAt(button, 'selectedButtonID') ??
    stringAt(template, 'selectedId') ??
    stringAt(template, 'selectedID') ??
    stringAt(row, 'selectedRowId') ??
    stringAt(row, 'selectedRowID') ??
    flowId(objectAt(flow, 'nativeFlowResponseMessage'))
  const title =
    stringAt(button, 'selectedDisplayText') ??
    stringAt(template, 'selectedDisplayText') ??
    stringAt(list, 'title') ??
    stringAt(objectAt(flow, 'body'), 'text')
  const either = payload ?? title
  if (either === undefined) return undefined
  const description = stringAt(list, 'description')
  return { kind: 'choice', payload: either, title: title ?? either, description }
}

function flowId(flow: JsonObject | undefined): string | undefined {
  try {
    const params: unknown = JSON.parse(stringAt(flow, 'paramsJson') ?? 'null')
    return isJsonObject(params) ? stringAt(params, 'id') : undefined
  } catch {
    return undefined
  }
}
