import { LIMITS } from '#messages/limits.ts'
import type { Header } from '#messages/message.ts'
import { empty, type Fault, tooLong } from '../config/fault.ts'
import type { Path } from '../config/words.ts'
import { mediaAt, type Reference } from '../reference.ts'
import type { StepContext } from '../step.ts'

/** A header with its texts filled in. */
export function filledHeader<H extends { type: string; text?: string; mediaUrl?: string }>(
  context: StepContext<unknown>,
  header: H | undefined,
): H | undefined {
  if (!header) return undefined
  const { text, mediaUrl } = header
  return {
    ...header,
    ...(text !== undefined && { text: context.fill(text) }),
    ...(mediaUrl !== undefined && { mediaUrl: context.fill(mediaUrl) }),
  }
}

/** A header without its text or its file, and a text that is too long. */
export function headerFaults(header: Header | undefined, path: Path = ['header']): Fault[] {
  if (!header) return []
  if (header.type !== 'text') {
    return header.mediaUrl.trim() === '' ? [empty([...path, 'mediaUrl'])] : []
  }
  const place = [...path, 'text']
  if (header.text === '') return [empty(place)]
  return header.text.length > LIMITS.header ? [tooLong(place, header.text, LIMITS.header)] : []
}

/** The file of a header that shows one. */
export const headerMedia = (header: Header | undefined, path: Path = ['header']): Reference[] =>
  header && 'mediaUrl' in header ? mediaAt(header.mediaUrl, [...path, 'mediaUrl']) : []
