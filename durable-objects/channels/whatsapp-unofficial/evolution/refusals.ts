import { isJsonObject, objectAt } from '../../parsing/json-object.ts'
import { codeOfStatus, errorMessageIn, type Failure } from '../gateway.ts'

/**
 * Why Evolution refused. It answers 400 to nearly everything, with what Baileys threw as its words;
 * Unverified: which ones there are, but for the number that is not on WhatsApp.
 */
export function refusalOf(status: number, body: unknown): Failure {
  const words = errorMessageIn(body)
  const said = words || `it answered ${status} and no reason`
  if (nobodyThere(body)) {
    return { code: 'recipient', detail: 'The guest is not on WhatsApp at this number' }
  }
  if (status === 401 || (status === 403 && words)) {
    return { code: 'auth', detail: `Evolution does not accept the API key: ${said}` }
  }
  if (status === 404) return { code: 'account', detail: `Evolution has no such instance: ${said}` }
  if (/connection (was )?(closed|lost)|not connected|logged out/i.test(said)) {
    return { code: 'account', detail: `The WhatsApp session is not connected: ${said}` }
  }
  const code = wordsTell(said) ?? codeOfStatus(status)
  return { code, detail: `Evolution refused the message: ${said}` }
}

function wordsTell(said: string): Failure['code'] | undefined {
  if (/timed ?out/i.test(said)) return 'unknown'
  return /rate-?overlimit/i.test(said) ? 'throttle' : undefined
}

/** `{ response: { message: [{ jid, exists: false, number }] } }` */
function nobodyThere(body: unknown): boolean {
  const told = objectAt(isJsonObject(body) ? body : undefined, 'response')?.message
  const all: unknown[] = Array.isArray(told) ? told : [told]
  return all.some((one) => isJsonObject(one) && one.exists === false)
}
