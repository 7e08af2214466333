import type { ApiMapping } from '../api-definition.ts'
import type { ApiReply } from '../signal.ts'
import { parseLossless } from '../variables/lossless-json.ts'
import { isStorable } from '../variables/read-as.ts'
import type { Answers } from '../world.ts'

type PathReaders = Pick<Answers, 'jsonPath' | 'isSingularPath'>
export type Found = Pick<ApiMapping, 'variable' | 'required'> & { value: unknown }

/** `error` is what `var_local.api_error` says; without `found` the mappings had nothing to read. */
type Reading = { found: Found[]; error?: string } | { found?: undefined; error: string }

/** What the mappings find in an answer, up to the first that is required and finds nothing. */
export function readAnswer(mappings: ApiMapping[], reply: ApiReply, readers: PathReaders): Reading {
  const { status = 0, headers = {} } = reply
  if (reply.error) return { error: reply.error }
  if (status < 200 || status > 299) return { error: `status_${status}` }
  const body = bodyFor(mappings, reply)
  if (!body) return { error: 'not_json' }
  const found: Found[] = []
  for (const mapping of mappings) {
    const { from, path = '', variable, required } = mapping
    const value =
      from === 'status'
        ? status
        : from === 'header'
          ? headerIn(headers, path)
          : itemOrList(mapping, body.value, readers)
    if (value !== undefined && value !== null && isStorable(value)) {
      found.push({ variable, value, required })
    } else if (required) return { found, error: lacking(variable) }
  }
  return { found }
}

function headerIn(headers: Record<string, string>, path: string): string | undefined {
  const name = path.toLowerCase()
  return Object.hasOwn(headers, name) ? headers[name] : undefined
}

export const lacking = (variable: string) => `mapping:${variable}`

/** The item of a singular path, and of any other a list; where it is required, one of none is nothing. */
function itemOrList(
  { path = '', required }: ApiMapping,
  body: unknown,
  { jsonPath, isSingularPath }: PathReaders,
): unknown {
  const values = jsonPath(path, body) ?? []
  if (isSingularPath(path)) return values[0]
  return required && values.length === 0 ? undefined : values
}

/**
 * The body as the mappings read it. An empty one (204) is accepted where nothing in it is required,
 * and one that is not JSON where they ask for the whole of it (`$`): then it is a text.
 */
function bodyFor(mappings: ApiMapping[], reply: ApiReply): { value: unknown } | undefined {
  const { body = '' } = reply
  const inBody = mappings.filter(({ from }) => from === 'body')
  const needed = inBody.some(({ required }) => required)
  if (inBody.length === 0 || (body.trim() === '' && !needed)) return { value: null }
  const json = jsonIn(body, reply.headers?.['content-type'])
  if (json) return json
  const isWhole = body.trim() !== '' && inBody.every(({ path }) => path === '$')
  return isWhole ? { value: body } : undefined
}

/** A text that happens to be a number or a word of JSON ("007", "1.50") is JSON only by its type. */
function jsonIn(body: string, contentType = ''): { value: unknown } | undefined {
  try {
    const value = parseLossless(body)
    const isGroup = typeof value === 'object' && value !== null
    return isGroup || !/^\s*(?:text\/|[^;]*xml)/i.test(contentType) ? { value } : undefined
  } catch {
    return undefined
  }
}
