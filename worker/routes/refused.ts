import { type RefusalCode, refusalOf } from '../http/refusals.ts'

/** What an operation's document says that decides how it may refuse. */
export type Refusable = {
  security?: unknown[]
  parameters?: object[]
  requestBody?: unknown
  'x-refuses'?: RefusalCode[]
}

/** The codes a route can refuse with: its own, and those that follow from what it takes. */
function codesOf(path: string, operation: Refusable): RefusalCode[] {
  const { security, parameters = [], requestBody } = operation
  const takesWhat = requestBody !== undefined || parameters.length > 0
  const byId = parameters.some((parameter) => 'in' in parameter && parameter.in === 'path')
  const codes: RefusalCode[] = [...(operation['x-refuses'] ?? [])]
  if (takesWhat) codes.push('bad_request')
  codes.push(...(security ? [] : (['not_signed_in'] as const)), 'not_allowed')
  if (path.includes('/journeys/{id}')) codes.push('journey_not_found')
  else if (byId && !codes.some((code) => code.endsWith('not_found'))) codes.push('not_found')
  if (requestBody) codes.push('too_large')
  return [...new Set(codes)]
}

/**
 * The refusals of an operation as OpenAPI responses, by status: each names its codes in words, and
 * shows each as an example.
 */
export function refusedResponses(path: string, operation: Refusable) {
  const byStatus = Map.groupBy(codesOf(path, operation).map(refusalOf), ({ status }) => status)
  return Object.fromEntries(
    [...byStatus].map(([status, refusals]) => [
      status,
      {
        description: refusals.map(({ code, message }) => `\`${code}\`: ${message}`).join('\n\n'),
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/Refusal' },
            examples: Object.fromEntries(
              refusals.map(({ code, message }) => [
                code,
                { summary: message, value: { error: { code, message } } },
              ]),
            ),
          },
        },
      },
    ]),
  )
}
