import type { ApiAuth, ApiDefinition, ApiMapping } from '../api-definition.ts'
import { fieldName, fieldOf, type Path, quoted } from '../config/words.ts'
import type { Problem } from '../problem.ts'
import { type CheckContext, referencesTo, type StepInfo } from './check-context.ts'
import { problem } from './codes.ts'

/** The API Manager's definitions that some step calls: one that is not called may be unfinished. */
export function usedApis({ journey, steps }: CheckContext): ApiDefinition[] {
  const called = new Set(steps.flatMap((info) => referencesTo(info, 'api')).map(({ id }) => id))
  return journey.apis.filter(({ id }) => called.has(id))
}

/** A request of a step or of the API Manager; `prefix` comes before its fields. */
type Call = {
  stepId?: string
  label: string
  prefix: string
  url?: string
  auth?: ApiAuth
  mappings?: ApiMapping[]
}

/** API calls that cannot be made: no definition, no address, not https, no secret, no path. */
export function calls(context: CheckContext): Problem[] {
  const { steps, journey, catalog } = context
  const defined = new Set(journey.apis.map(({ id }) => id))
  const ofSteps = steps.flatMap((info) => {
    const base = { stepId: info.step.id, label: info.label, prefix: '' }
    return [
      ...referencesTo(info, 'api')
        .filter(({ id }) => !defined.has(id))
        .map(({ path }) => unknownApi(info, path)),
      ...referencesTo(info, 'request').flatMap(({ url, auth, mappings }) =>
        callProblems({ ...base, url, auth, mappings }, catalog.allowHosts),
      ),
    ]
  })
  const ofApis = usedApis(context).flatMap(({ id, name: label, request, auth, mappings }) => {
    const call = { label, prefix: `apis.${id}.`, url: request.url ?? '', auth, mappings }
    return callProblems(call, catalog.allowHosts)
  })
  return [...ofSteps, ...ofApis]
}

const unknownApi = ({ step, label }: StepInfo, path: Path) =>
  problem('api_unknown', {
    stepId: step.id,
    field: fieldOf(path),
    message: `${label}: the API call it refers to is not in the API Manager`,
    remedy: 'Pick another call, or define it again.',
  })

function callProblems(call: Call, allowHosts: string[] = []): Problem[] {
  const { url } = call
  const gaps = [
    ...(url?.trim() === '' ? [['request', 'url']] : []),
    ...credentialGaps(call.auth),
    ...(call.mappings ?? []).flatMap(({ from, path }, at) =>
      from !== 'status' && !path?.trim() ? [['mappings', at, 'path']] : [],
    ),
  ]
  const found = gaps.map((path) =>
    problem('config_incomplete', {
      stepId: call.stepId,
      field: call.prefix + path.join('.'),
      message: `${call.label}: the ${fieldName(path)} is empty`,
      remedy: path.includes('secretId')
        ? 'Enter the secret: copies and imports come without it.'
        : `Fill in the ${fieldName(path)}.`,
    }),
  )
  if (url?.trim() && !mayBeCalled(url.trim(), allowHosts)) found.push(notHttps(call, url))
  return found
}

function credentialGaps(auth: ApiAuth | undefined) {
  if (!auth || auth.type === 'none') return []
  return [
    ...(auth.secretId ? [] : [['auth', 'secretId']]),
    ...(auth.type === 'header' && !auth.name?.trim() ? [['auth', 'name']] : []),
  ]
}

/** Https, or a host opened for development. A variable where the host stands cannot be judged. */
function mayBeCalled(url: string, allowHosts: string[]): boolean {
  if (url.startsWith('{{')) return true
  const [, scheme = '', host = ''] = /^([a-z]+):\/\/(?:[^/?#@]*@)?([^/?#]+)/i.exec(url) ?? []
  if (scheme.toLowerCase() === 'https') return true
  if (scheme.toLowerCase() !== 'http') return false
  const [name] = host.toLowerCase().split(/:(?=\d+$)/)
  return (
    host.includes('{{') ||
    allowHosts.some((one) => [host.toLowerCase(), name].includes(one.trim().toLowerCase()))
  )
}

const notHttps = ({ stepId, label, prefix }: Call, url: string) =>
  problem('url_not_https', {
    stepId,
    field: `${prefix}request.url`,
    message: `${label}: only https addresses can be called, and ${quoted(url)} is not one`,
    remedy: 'Give an address that begins with https://.',
  })
