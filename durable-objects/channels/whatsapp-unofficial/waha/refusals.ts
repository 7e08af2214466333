import { isJsonObject, stringAt } from '../../parsing/json-object.ts'
import { codeOfStatus, errorMessageIn, type Failure } from '../gateway.ts'

const HOUR = 3600

/**
 * Why WAHA refused. A 422 says that the session is not WORKING, and which status it has, but also
 * that an engine or an edition lacks a feature; a 500 repeats what WhatsApp told the engine.
 */
export function refusalOf(status: number, body: unknown): Failure {
  const words = errorMessageIn(body)
  const said = words || `it answered ${status} and no reason`
  const state = stringAt(isJsonObject(body) ? body : undefined, 'status')
  if (status === 422 && (state || /session status/i.test(said))) {
    return { code: 'account', detail: `The WhatsApp session is not working: ${state ?? said}` }
  }
  if (status === 404) return { code: 'account', detail: `WAHA has no such session: ${said}` }
  if (status === 401 || (status === 403 && words)) {
    return { code: 'auth', detail: `WAHA does not accept the API key: ${said}` }
  }
  // Unverified: WhatsApp's word for a number that has written to too many strangers.
  if (/\berror 463\b/.test(said)) {
    const detail = `WhatsApp keeps this number from writing to new people: ${said}`
    return { code: 'throttle', detail, retryAfterSeconds: HOUR }
  }
  if (/no lid for user|invalid wid|not on whatsapp/i.test(said)) {
    return { code: 'recipient', detail: `The guest is not on WhatsApp: ${said}` }
  }
  return { code: codeOfStatus(status), detail: `WAHA refused the message: ${said}` }
}
