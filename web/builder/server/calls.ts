import type { ApiRequest, Step } from '#journey/journey.ts'
import type {
  Adaptation,
  AdaptedSteps,
  Framed,
  PreviewChoice,
  PreviewItem,
} from '#views/adaptation.ts'
import type { AnswerMeaning, AnswerTrial } from '#views/choices.ts'
import type { CampaignVariableView, NewCampaignVariable } from '#views/contacts.ts'
import type { JourneyView } from '#views/journeys.ts'
import type { TestCall, TestCallResult } from '#views/test-calls.ts'
import { call } from '../../api/api.ts'

export type { Adaptation, Framed, PreviewChoice, PreviewItem, TestCallResult as TestAnswer }

/** What each channel makes of a step, as the server renders it. */
export const adaptationsOf = async (step: Step, signal: AbortSignal): Promise<Adaptation[]> => {
  const body = { step }
  const answer: AdaptedSteps = await call('POST', '/adaptation', {
    body,
    signal,
  })
  return answer.steps[0]?.channels ?? []
}

/** Seals a secret; from then on it is only known by its id. */
export const keepSecret = (secret: string) =>
  call<{ secretId: string }>('POST', '/secrets', { body: { secret } })

/** A call as far as it is filled in: the server says what is missing. */
type UnfinishedCall = Omit<TestCall, 'request' | 'values'> & {
  request: Partial<ApiRequest>
  values: Record<string, unknown>
}
/** The call itself may be given two minutes. */
const CALL_MS = 150_000
export const testCall = (journeyId: string, body: UnfinishedCall, signal: AbortSignal) =>
  call<TestCallResult>('POST', `/journeys/${encodeURIComponent(journeyId)}/apis/test`, {
    body,
    signal,
    patienceMs: CALL_MS,
  })

/** Which option a typed answer would choose. */
export const tryAnswer = (body: AnswerTrial, signal: AbortSignal) =>
  call<AnswerMeaning>('POST', '/answers/choice', { body, signal })

export const addCampaignVariable = (body: NewCampaignVariable) =>
  call<CampaignVariableView>('POST', '/campaign-variables', { body })
export const setCampaignVariable = (id: string, value: unknown) =>
  call<CampaignVariableView>('PATCH', `/campaign-variables/${encodeURIComponent(id)}`, {
    body: { value },
  })

export type JourneyHead = Pick<JourneyView, 'name' | 'description' | 'botMemberId'>
export const journeyHead = (id: string) =>
  call<JourneyHead>('GET', `/journeys/${encodeURIComponent(id)}`)
export const changeHead = (id: string, body: Partial<JourneyHead>) =>
  call<JourneyHead>('PATCH', `/journeys/${encodeURIComponent(id)}`, { body })
