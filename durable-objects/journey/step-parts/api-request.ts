import type { ApiRequest } from '../api-definition.ts'
import type { EffectOf } from '../effect.ts'
import {
  type Fill,
  fillHeader,
  fillJson,
  fillUrl,
  fillXml,
  percentEncoded,
} from '../variables/encoding.ts'
import { interpolateDeep } from '../variables/placeholders.ts'
import { displayText, type Value } from '../variables/value.ts'

type Request = EffectOf<'callApi'>['request']

/**
 * The request of an API step as it goes out: every value written as the place it stands in wants it.
 * A body is what its `Content-Type` says; without one it is what it looks like, and is named so.
 */
export function filledRequest(
  { method = 'GET', url = '', headers = [], body }: Partial<ApiRequest>,
  fill: Fill,
): Request {
  const filled = headers.map(({ name, value }) => ({ name, value: fillHeader(value, fill) }))
  const request = { method, url: fillUrl(url, fill), headers: filled }
  if (body === undefined || body === '' || method === 'GET') return request
  const named = filled.find(({ name }) => name.toLowerCase() === 'content-type')
  const type = named?.value ?? typeOf(body)
  return {
    ...request,
    headers: named ? filled : [...filled, { name: 'content-type', value: type }],
    body: typeof body === 'string' ? fillText(body, type, fill) : fillGroup(body, type, fill),
  }
}

/** What a body is that has no `Content-Type`. */
function typeOf(body: unknown): string {
  if (typeof body !== 'string') return 'application/json'
  const isJson = /^\s*(?:\[|\{(?!\{)|\{\{[^{}]*\}\}\s*$)/.test(body)
  if (isJson) return 'application/json'
  return /^\s*</.test(body) ? 'application/xml' : 'text/plain;charset=utf-8'
}

function fillText(body: string, type: string, fill: Fill): string {
  const essence = essenceOf(type)
  if (essence.endsWith('json')) return fillJson(body, fill)
  if (essence === FORM) return fill(body, percentEncoded)
  return essence.endsWith('xml') || essence === 'text/html' ? fillXml(body, fill) : fill(body)
}

const FORM = 'application/x-www-form-urlencoded'

/** `application/soap+xml` of `Application/SOAP+XML; charset=utf-8`. */
const essenceOf = (type: string) =>
  type
    .replace(/;[\s\S]*/, '')
    .trim()
    .toLowerCase()

/** A body that was given as JSON: sent as JSON, or as the fields of a form. */
function fillGroup(body: unknown, type: string, fill: Fill): string {
  const filled = interpolateDeep(body, fill)
  const isForm = essenceOf(type) === FORM && typeof filled === 'object' && filled !== null
  return isForm ? formOf(filled) : JSON.stringify(filled)
}

/** A list is its field once for each entry, as forms have it. */
const formOf = (fields: object) =>
  Object.entries(fields)
    .flatMap(([name, value]: [string, Value | Value[]]) =>
      (Array.isArray(value) ? value : [value]).map(
        (one) => `${encoded(name)}=${encoded(one ?? '')}`,
      ),
    )
    .join('&')

const encoded = (value: Value) => percentEncoded(displayText(value), 'variable')
