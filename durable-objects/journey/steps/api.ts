import * as z from 'zod'
import { ApiAuth, ApiMapping, ApiRequest } from '../api-definition.ts'
import type { EffectOf } from '../effect.ts'
import type { Reference, Source } from '../reference.ts'
import type { AiAnswer, ApiReply } from '../signal.ts'
import { type Outcome, type StepContext, stepType, type Unfinished } from '../step.ts'
import { type Found, lacking, readAnswer } from '../step-parts/api-answer.ts'
import { filledRequest } from '../step-parts/api-request.ts'
import { immediate } from '../step-parts/immediate.ts'
import { API_ERROR } from '../variables/system.ts'

const common = {
  timeoutSeconds: z.int().min(1).max(120).default(30),
  mappings: z.array(ApiMapping).max(100).optional(),
  ai: z.object({ prompt: z.string().min(1).max(4096), variable: z.string().min(1) }).optional(),
}

const config = z.union([
  z.object({ apiId: z.string().min(1), ...common }),
  z.object({
    request: ApiRequest.extend({ url: z.string().min(1).max(4096) }),
    auth: ApiAuth.optional(),
    ...common,
  }),
])
type Config = z.infer<typeof config>

/**
 * API call — calls an external system and keeps values of its answer. The call is an effect; this
 * step builds the request and reads the answer. `success` is 2xx with every required mapping found; anything
 * else is `error`, and `var_local.api_error` says which. After an answer the variables of the mappings
 * hold what was found in it, or nothing.
 *
 * Sample: { "request": { "method": "GET", "url": "https://pms.example/rates?day={{var_local.day}}" },
 *   "mappings": [{ "from": "body", "path": "$.total", "variable": "var_local.total",
 *     "required": true }], "timeoutSeconds": 10 }
 */
export const api = stepType({
  ...immediate,
  label: 'API call',
  description: 'Calls another system: HTTP, request, webhook',
  group: 'action',
  config,
  blank: (): Unfinished<Config> => ({ request: { method: 'GET', url: '' } }),
  ports: () => ['success', 'error'],
  failsAt: { error: 'api_error' },
  references: (config) => [
    ...callReferences(config),
    ...(config.mappings ?? []).map(writtenByMapping),
    ...aiReferences(config.ai),
  ],
  summary: (config) => callInWords(config),
  enter(context) {
    const { config } = context
    const definition = definitionOf(context)
    if (!definition) return fail('refused')
    context.unset(API_ERROR)
    const callId = context.nextId()
    const effect: EffectOf<'callApi'> = {
      type: 'callApi',
      id: callId,
      stepId: context.step.id,
      request: filledRequest(definition.request, context.fillEncoded),
      auth: definition.auth,
      timeoutSeconds: config.timeoutSeconds,
    }
    return { to: 'wait', wait: { for: 'api', callId }, effects: [effect] }
  },
  resume(context, signal, wait) {
    if (signal.type === 'apiReplied') return read(context, signal.callId, signal.reply)
    if (signal.type === 'aiAnswered' && wait.for === 'ai') {
      return extracted(context, signal.callId, signal.answer)
    }
    return { to: 'stay' }
  },
})

function callReferences(config: Config): Reference[] {
  const { mappings } = config
  if (!('apiId' in config)) {
    const { request, auth } = config
    return [{ names: 'request', url: request.url, auth, mappings, path: [] }]
  }
  return [
    { names: 'api', id: config.apiId, path: ['apiId'] },
    { names: 'request', mappings, path: [] },
  ]
}

/** What a mapping takes out of an answer. */
export const mappedFrom = ({ from }: Pick<ApiMapping, 'from'>): Source =>
  from === 'status' ? { kind: 'number', what: 'a status' } : { kind: 'any', what: 'the answer' }

const writtenByMapping = (mapping: ApiMapping, at: number): Reference => ({
  names: 'variable',
  use: 'write',
  name: mapping.variable,
  source: mappedFrom(mapping),
  path: ['mappings', at, 'variable'],
})

function aiReferences(ai: Config['ai']): Reference[] {
  if (!ai) return []
  const source: Source = { kind: 'text', what: 'the AI’s answer' }
  const without = 'the answer is not read and the step leaves by error'
  return [
    { names: 'variable', use: 'write', name: ai.variable, source, path: ['ai', 'variable'] },
    { names: 'model', without, path: ['ai'] },
  ]
}

function callInWords(config: Unfinished<Config>): string {
  if ('request' in config && config.request?.url) {
    return `${config.request.method ?? ''} ${config.request.url}`
  }
  return 'apiId' in config && config.apiId ? 'A call of the API Manager' : ''
}

/** The step's own request, or the API Manager's with the step's mappings in place of its own. */
function definitionOf({ config, api }: StepContext<Config>) {
  if ('apiId' in config) {
    const definition = api(config.apiId)
    return definition && { ...definition, mappings: config.mappings ?? definition.mappings }
  }
  return { request: config.request, auth: config.auth, mappings: config.mappings }
}

function read(context: StepContext<Config>, callId: string, reply: ApiReply): Outcome {
  const { ms, status, detail, body: answer } = reply
  const mappings = definitionOf(context)?.mappings ?? []
  const { found, error } = readAnswer(mappings, reply, context.world.answers)
  const mapped = Object.fromEntries((found ?? []).map(({ variable, value }) => [variable, value]))
  context.note({ type: 'api.called', callId, ms, status, error, detail, mapped, answer })
  const refused = found && keep(context, mappings, found)
  if (error || refused) return fail(error ?? refused ?? '')
  const { ai } = context.config
  if (!ai) return { to: 'port', port: 'success' }
  const aiCall = context.nextId()
  return {
    to: 'wait',
    wait: { for: 'ai', callId: aiCall },
    effects: [
      {
        type: 'askAi',
        id: aiCall,
        stepId: context.step.id,
        question: { for: 'extract', prompt: context.fill(ai.prompt), text: answer ?? '' },
      },
    ],
  }
}

/**
 * Writes what was found, and clears every other variable of the mappings: what an earlier call left
 * would be taken for this one's. Gives the error when a required value is not of its variable's type.
 */
function keep(
  context: StepContext<Config>,
  mappings: ApiMapping[],
  found: Found[],
): string | undefined {
  const kept = found.filter(({ variable, value }) => context.set({ variable, value }))
  const written = new Set(kept.map(({ variable }) => variable))
  for (const { variable } of mappings) if (!written.has(variable)) context.clear(variable)
  const needed = found.find((one) => one.required && !kept.includes(one))
  return needed && lacking(needed.variable)
}

function extracted(context: StepContext<Config>, callId: string, answer: AiAnswer): Outcome {
  const { outcome, ms, tokensIn, tokensOut, tools } = answer
  context.note({ type: 'ai.called', callId, ms, tokensIn, tokensOut, tools, outcome, answer })
  const { ai } = context.config
  if (!ai || answer.outcome !== 'extracted') return fail('ai')
  return { to: 'port', port: 'success', set: [{ variable: ai.variable, value: answer.text }] }
}

function fail(error: string): Outcome {
  const set = [{ variable: `var_local.${API_ERROR}`, value: error }]
  return { to: 'port', port: 'error', set }
}
