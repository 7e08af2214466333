import { DOCUMENT_BYTES, type Journey } from '#journey/journey.ts'
import { tooLarge } from '../http/body.ts'

/** The text of a document as its column holds it; a row of D1 takes no more. */
export function stored(journey: Journey): string {
  const text = JSON.stringify(journey)
  if (new TextEncoder().encode(text).byteLength > DOCUMENT_BYTES) throw tooLarge(DOCUMENT_BYTES)
  return text
}

/** Trusted: nothing is stored that was not parsed. */
export const readStored = (text: string): Journey => JSON.parse(text)
