import type {
  ApiAuth,
  ApiMapping,
  ApiRequest,
  Step,
  Variable,
  VariableType,
} from '#journey/journey.ts'
import { call } from '../../api/api.ts'
import type { CampaignVariable } from './catalog.ts'

/** One thing a guest has before them, in no provider's words; see the server's own `Shown`. */
export type PreviewItem =
  | { as: 'text'; text: string }
  | { as: 'image' | 'video' | 'audio' | 'document'; url: string; text?: string; filename?: string }
  | { as: 'pin'; latitude: number; longitude: number; text?: string }
  | ({ as: 'link'; url: string; button: string } & Framed)
  | ({ as: 'buttons' | 'quick-replies' | 'choice-links'; choices: PreviewChoice[] } & Framed)
  | ({ as: 'list'; button: string; choices: PreviewChoice[] } & Framed)
  | { as: 'template'; name: string; text: string }
  | { as: 'nothing'; why: string }
export type Framed = { header?: string; text: string; footer?: string }
export type PreviewChoice = { title: string; description?: string; section?: string }

/** What a channel makes of a step, as the server renders it. */
export type Adaptation = {
  channelType: string
  /** In words: "quick replies below a numbered text". */
  gets: string
  asDrawn: boolean
  preview: PreviewItem[]
  losses: string[]
}
export const adaptationsOf = async (step: Step, signal: AbortSignal): Promise<Adaptation[]> => {
  const body = { step }
  const answer: { steps: { channels: Adaptation[] }[] } = await call('POST', '/adaptation', {
    body,
    signal,
  })
  return answer.steps[0]?.channels ?? []
}

/** Seals a secret; from then on it is only known by its id. */
export const keepSecret = (secret: string) =>
  call<{ secretId: string }>('POST', '/secrets', { body: { secret } })

export type TestCall = {
  request: Partial<ApiRequest>
  auth?: ApiAuth
  mappings?: ApiMapping[]
  timeoutSeconds?: number
  variables: Variable[]
  /** By scoped name: what stands for the variables in this call. */
  values: Record<string, unknown>
}
export type TestAnswer = {
  request: { method: string; url: string }
  ms: number
  status?: number
  headers?: Record<string, string>
  body?: string
  error?: string
  detail?: string
  /** What the mappings found, by variable. */
  mapped: Record<string, unknown>
  /** Variables whose type refuses what was found. */
  refused: { name: string; reason: string }[]
  /** Variables of the request that have no value. */
  missing: string[]
}
/** The call itself may be given two minutes. */
const CALL_MS = 150_000
export const testCall = (journeyId: string, body: TestCall, signal: AbortSignal) =>
  call<TestAnswer>('POST', `/journeys/${encodeURIComponent(journeyId)}/apis/test`, {
    body,
    signal,
    patienceMs: CALL_MS,
  })

type NewCampaignVariable = {
  name: string
  type: VariableType
  holds: CampaignVariable['holds']
  value?: unknown
}
export const addCampaignVariable = (body: NewCampaignVariable) =>
  call<CampaignVariable>('POST', '/campaign-variables', { body })
export const setCampaignVariable = (id: string, value: unknown) =>
  call<CampaignVariable>('PATCH', `/campaign-variables/${encodeURIComponent(id)}`, {
    body: { value },
  })

export type JourneyHead = { name: string; description: string | null; botMemberId: string | null }
export const journeyHead = (id: string) =>
  call<JourneyHead>('GET', `/journeys/${encodeURIComponent(id)}`)
export const changeHead = (id: string, body: Partial<JourneyHead>) =>
  call<JourneyHead>('PATCH', `/journeys/${encodeURIComponent(id)}`, { body })
