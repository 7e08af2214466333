import type { Operation } from './operations.ts'

/** A request as the reader filled it in. `body` is text: it may not be JSON yet. */
export type Filled = { params: Record<string, string>; body?: string }

/** What stands for a key until the reader gives one. */
const NO_KEY = 'YOUR_API_KEY'

/** `/api/v1/goals/{id}?test=true` with what was filled in; what was not stays as it is named. */
export function addressOf({ path, parameters = [] }: Operation, { params }: Filled): string {
  const filled = path.replace(/\{(\w+)\}/g, (whole, name: string) =>
    params[name] ? encodeURIComponent(params[name]) : whole,
  )
  const query = new URLSearchParams()
  for (const { name, in: place } of parameters) {
    if (place === 'query' && params[name]) query.set(name, params[name])
  }
  return query.size ? `${filled}?${query}` : filled
}

/** The names in the path that have no value yet. */
export const missingIn = ({ parameters = [] }: Operation, { params }: Filled): string[] =>
  parameters.filter((one) => one.in === 'path' && !params[one.name]).map(({ name }) => name)

type Sample = { id: string; label: string; code: string }
type Written = { server: string; key: string; operation: Operation; filled: Filled }

/** The same request in the languages that partners use. */
export function samplesOf(written: Written): Sample[] {
  return [
    { id: 'curl', label: 'curl', code: curl(written) },
    { id: 'javascript', label: 'JavaScript', code: javascript(written) },
    { id: 'python', label: 'Python', code: python(written) },
  ]
}

const authorization = (key: string) => `Bearer ${key || NO_KEY}`
const isOpen = ({ security }: Operation) => security?.length === 0
const takesFile = ({ requestBody }: Operation) =>
  requestBody !== undefined && 'multipart/form-data' in requestBody.content

const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`

function curl({ server, key, operation, filled }: Written): string {
  const lines = [`curl ${quoted(server + addressOf(operation, filled))}`]
  if (operation.method !== 'get') lines.push(`-X ${operation.method.toUpperCase()}`)
  if (!isOpen(operation)) lines.push(`-H ${quoted(`Authorization: ${authorization(key)}`)}`)
  if (takesFile(operation)) lines.push("-F 'file=@olive-room.jpg'")
  if (filled.body !== undefined) {
    lines.push(`-H 'Content-Type: application/json'`, `-d ${quoted(filled.body)}`)
  }
  return lines.join(' \\\n  ')
}

function javascript({ server, key, operation, filled }: Written): string {
  const headers = [
    ...(isOpen(operation) ? [] : [`    Authorization: ${JSON.stringify(authorization(key))},`]),
    ...(filled.body === undefined ? [] : [`    'Content-Type': 'application/json',`]),
  ]
  const options = [
    `  method: '${operation.method.toUpperCase()}',`,
    ...(headers.length ? ['  headers: {', ...headers, '  },'] : []),
    ...(takesFile(operation) ? ['  body: form,'] : []),
    ...(filled.body === undefined ? [] : [`  body: JSON.stringify(${indented(filled.body)}),`]),
  ]
  return [
    ...(takesFile(operation) ? ['const form = new FormData()', "form.append('file', file)"] : []),
    `const response = await fetch(${JSON.stringify(server + addressOf(operation, filled))}, {`,
    ...options,
    '})',
    'if (!response.ok) throw new Error((await response.json()).error.message)',
    hasJson(operation) ? 'const answer = await response.json()' : 'const answer = response.status',
  ].join('\n')
}

function python({ server, key, operation, filled }: Written): string {
  const parts = [
    JSON.stringify(operation.method.toUpperCase()),
    JSON.stringify(server + addressOf(operation, filled)),
    ...(isOpen(operation)
      ? []
      : [`headers={"Authorization": ${JSON.stringify(authorization(key))}}`]),
    ...(takesFile(operation) ? ['files={"file": open("olive-room.jpg", "rb")}'] : []),
    ...(filled.body === undefined ? [] : [`json=${pythonValue(filled.body)}`]),
  ]
  return [
    'import requests',
    '',
    'response = requests.request(',
    ...parts.map((part) => `    ${part},`),
    ')',
    'response.raise_for_status()',
    hasJson(operation) ? 'answer = response.json()' : 'answer = response.status_code',
  ].join('\n')
}

const hasJson = ({ responses }: Operation) =>
  Object.entries(responses).some(
    ([status, { content }]) => status.startsWith('2') && content && 'application/json' in content,
  )

const indented = (body: string) => body.replaceAll('\n', '\n  ')

/** JSON as Python writes it; what is no JSON yet is shown as it is. */
function pythonValue(body: string): string {
  let value: unknown
  try {
    value = JSON.parse(body)
  } catch {
    return body
  }
  return literal(value, '    ')
}

function literal(value: unknown, indent: string): string {
  if (value === null) return 'None'
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (typeof value !== 'object') return JSON.stringify(value)
  const inner = `${indent}    `
  const lines = Array.isArray(value)
    ? value.map((item) => literal(item, inner))
    : Object.entries(value).map(
        ([name, item]) => `${JSON.stringify(name)}: ${literal(item, inner)}`,
      )
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}']
  if (lines.length === 0) return open + close
  return `${open}\n${lines.map((line) => `${inner}${line},\n`).join('')}${indent}${close}`
}

/** How a request went: `status` 0 means that no answer came. */
export type Sent = { status: number; ms: number; text: string }

/** Sends it as the key, or without one as whoever is signed in. */
export async function send(operation: Operation, filled: Filled, key: string): Promise<Sent> {
  const began = performance.now()
  const headers = new Headers()
  if (key) headers.set('authorization', authorization(key))
  if (filled.body !== undefined) headers.set('content-type', 'application/json')
  const since = () => Math.round(performance.now() - began)
  try {
    const response = await fetch(addressOf(operation, filled), {
      method: operation.method.toUpperCase(),
      headers,
      body: filled.body,
    })
    const text = await response.text()
    return { status: response.status, ms: since(), text: tidied(text) }
  } catch {
    return { status: 0, ms: since(), text: 'The server does not answer.' }
  }
}

function tidied(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}
