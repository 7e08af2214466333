import { displayText, type Value } from './value.ts'

/** How a value is written where its placeholder stands; `from` tells a value from the text of a default. */
export type Encode = (value: Value, from: 'variable' | 'default') => string
/** Interpolates a text, each value as `encode` writes it; without it as it is shown to guests. */
export type Fill = (text: string, encode?: Encode) => string

/** Values are percent-encoded in a web address, but for one that is the whole of it or its beginning. */
export const fillUrl = (url: string, fill: Fill): string =>
  url.replace(PLACEHOLDER_LIKE, (placeholder, at: number) =>
    fill(placeholder, at === 0 ? undefined : percentEncoded),
  )

/** Percent-encoded, as in an address and in `application/x-www-form-urlencoded`. */
export const percentEncoded: Encode = (value) =>
  // Half an emoji, which a text that was cut may end with, would throw.
  encodeURIComponent(displayText(value).toWellFormed())

/** A header's value is one line of Latin-1 (RFC 9110, 5.5); other letters are percent-encoded. */
export const fillHeader = (text: string, fill: Fill): string =>
  fill(text)
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .replace(/[\u{100}-\u{10FFFF}]+/gu, (letters) => encodeURIComponent(letters.toWellFormed()))

/**
 * Fills a text of JSON. Within quotes a value is escaped; outside of them it is JSON itself: a
 * number, a list or a group as it is, and a text in quotes of its own unless it spells a number, a
 * word of JSON or a quoted text: `{"party": {{var_local.party}}, "note": "{{var_local.note}}"}`.
 */
export const fillJson = (text: string, fill: Fill): string =>
  text.replace(QUOTED_OR_PLACEHOLDER, (part) => fill(part, part[0] === '"' ? quotedJson : bareJson))

const PLACEHOLDER_LIKE = /\{\{[^{}]*\}\}/g
/** A JSON string, whose placeholders may have quotes in their defaults, or a placeholder outside of one. */
const QUOTED_OR_PLACEHOLDER =
  /"(?:\{\{[^{}]*\}\}|\{(?!\{[^{}]*\}\})|\\[\s\S]|[^"\\{])*"|\{\{[^{}]*\}\}/g

const quotedJson: Encode = (value) => JSON.stringify(displayText(value)).slice(1, -1)

const bareJson: Encode = (value, from) =>
  typeof value !== 'string' || isJson(value, from) ? displayText(value) : JSON.stringify(value)

/** A guest's text never becomes a list or a group: only its author may write one into a default. */
function isJson(text: string, from: Parameters<Encode>[1]): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return from === 'default' || typeof value !== 'object' || value === null
  } catch {
    return false
  }
}

/** Fills a text of XML. Entities are for text and attributes; within CDATA only its end is broken up. */
export const fillXml = (text: string, fill: Fill): string =>
  text
    .split(/(<!\[CDATA\[[\s\S]*?\]\]>)/)
    .map((part) => fill(part, part.startsWith('<![CDATA[') ? inCdata : inXml))
    .join('')

const inXml: Encode = (value) => xmlText(value).replace(/[&<>"']/g, (sign) => `&${ENTITIES[sign]};`)

/** The five that XML 1.0 itself defines (4.6). */
const ENTITIES: Record<string, string> = {
  '&': 'amp',
  '<': 'lt',
  '>': 'gt',
  '"': 'quot',
  "'": 'apos',
}

const inCdata: Encode = (value) => xmlText(value).replaceAll(']]>', ']]]]><![CDATA[>')

/** Without the characters that XML 1.0 cannot hold, not even as entities. */
const xmlText = (value: Value) =>
  displayText(value)
    .toWellFormed()
    .replace(/(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]/gu, '')
