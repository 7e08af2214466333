import type { EffectOf } from '#journey/effect.ts'
import type { ApiReply } from '#journey/signal.ts'
import type { Env } from '../env.ts'
import { allowedHosts, fetchOutside, Refused, TooLarge, Unreachable } from '../guards/outside.ts'
import { redactor } from '../guards/redact.ts'
import { timeLimit } from '../guards/time-limit.ts'
import { readSecret } from '../records/secrets.ts'

/**
 * Makes an API step's call. Never throws: how it went wrong is part of the reply. The effect's id goes
 * along as `Idempotency-Key`, because a crash in the middle repeats the call.
 */
export async function callApi(
  env: Env,
  effect: EffectOf<'callApi'>,
  organisationId: string,
): Promise<ApiReply> {
  const { request, auth, timeoutSeconds } = effect
  const started = Date.now()
  const ms = () => Date.now() - started
  const { signal, over } = timeLimit(timeoutSeconds * 1000)
  // Some servers say again what they were told: a secret must not get into a trail that way either.
  let hidden = (text: string) => text
  try {
    const headers = new Headers(request.headers.map(({ name, value }) => [name, value]))
    headers.set('idempotency-key', effect.id)
    const proof = await proofOf(env, auth, organisationId)
    hidden = redactor(proof.hidden)
    if (proof.header) headers.set(...proof.header)
    const { method, url, body } = request
    const init = { method, headers, body, signal }
    const answer = await fetchOutside(url, init, allowedHosts(env.ALLOW_HOSTS))
    return {
      ms: ms(),
      status: answer.status,
      headers: Object.fromEntries([...answer.headers].map(([name, text]) => [name, hidden(text)])),
      body: hidden(answer.body),
    }
  } catch (error) {
    const detail = hidden(wordsOf(error))
    if (signal.aborted) return { ms: ms(), error: 'timeout', detail: NO_ANSWER_IN_TIME }
    if (error instanceof TooLarge) return { ms: ms(), error: 'too_large', detail }
    if (!(error instanceof Refused)) {
      const cause = error instanceof Unreachable ? hidden(wordsOf(error.cause)) : undefined
      console.warn('api call', { effect: effect.id, detail, cause })
    }
    return { ms: ms(), error: 'refused', detail }
  } finally {
    over()
  }
}

const NO_ANSWER_IN_TIME = 'the address did not answer in time'
const wordsOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

/** The header that says who we are, and what of it nobody may see. */
type Proof = { header?: [name: string, value: string]; hidden: string[] }

async function proofOf(
  env: Env,
  auth: EffectOf<'callApi'>['auth'],
  organisationId: string,
): Promise<Proof> {
  if (!auth || auth.type === 'none') return { hidden: [] }
  const secret = auth.secretId ? await secretOf(env, auth.secretId, organisationId) : ''
  const bytes = new TextEncoder().encode(`${auth.username ?? ''}:${secret}`)
  const basic = btoa(String.fromCharCode(...bytes))
  // A header loses the spaces around it.
  const hidden = secret === '' ? [] : [basic, secret, secret.trim()]
  switch (auth.type) {
    case 'bearer':
      return { header: ['authorization', `Bearer ${secret}`], hidden }
    case 'basic':
      return { header: ['authorization', `Basic ${basic}`], hidden }
    case 'header':
      return { header: [auth.name ?? 'x-api-key', secret], hidden }
  }
}

async function secretOf(env: Env, id: string, organisationId: string): Promise<string> {
  const secret = await readSecret(env, id, organisationId).catch((error: unknown) => {
    console.error('secret', { id, error })
    throw new Refused('the secret of this call cannot be read: enter it again')
  })
  if (secret === undefined) throw new Refused('the secret of this call was removed')
  return secret
}
