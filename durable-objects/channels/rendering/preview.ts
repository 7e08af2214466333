import type { Outbound } from '#messages/message.ts'
import { type JsonObject, stringAt } from '../parsing/json-object.ts'

/**
 * One thing a guest has before them, in no provider's words: what a preview draws, and what tells an
 * author how a step turned out. One request may show several, as a mail does.
 */
export type PreviewItem =
  | { as: 'text'; text: string }
  | { as: 'image' | 'video' | 'audio' | 'document'; url: string; text?: string; filename?: string }
  | { as: 'pin'; latitude: number; longitude: number; text?: string }
  /** A button, or something like it, that opens a web address. */
  | ({ as: 'link'; url: string; button: string } & Framed)
  /** Taps that answer; `quick-replies` vanish with the next message. */
  | ({
      as: 'buttons' | 'quick-replies' | 'choice-links'
      choices: PreviewChoice[]
      paged?: true
    } & Framed)
  /** Rows behind a button. `paged`: one of several pages, with a row that leads to the next. */
  | ({ as: 'list'; button: string; choices: PreviewChoice[]; paged?: true } & Framed)
  /** Its words are with the provider that approved it; these are the values put in. */
  | { as: 'template'; name: string; text: string }
  /** Never sent; `why` is what the step fails with. */
  | { as: 'nothing'; why: string }

/** What stands above and below: a text, or the address of a picture, film or file. */
type Framed = { header?: string; text: string; footer?: string }
/** `section`: the title that stands above it, and above those that follow under the same one. */
type PreviewChoice = { title: string; description?: string; section?: string }

const NAMES: Record<PreviewItem['as'], string> = {
  text: 'a text',
  image: 'an image',
  video: 'a video',
  audio: 'an audio message',
  document: 'a document',
  pin: 'a map pin',
  link: 'a link button',
  buttons: 'buttons',
  'quick-replies': 'quick replies below a numbered text',
  'choice-links': 'numbered choices, each a link',
  list: 'a list',
  template: 'a template',
  nothing: 'nothing: the step fails there',
}

/** "an image with its caption, then a text": what a guest gets, as one would tell an author. */
export function describePreview(preview: PreviewItem[]): string {
  if (preview.length === 0) return 'nothing, and the step goes on'
  const named = preview.map(itemName)
  const runs: { name: string; times: number }[] = []
  for (const name of named) {
    const last = runs.at(-1)
    if (last?.name === name) last.times++
    else runs.push({ name, times: 1 })
  }
  return runs
    .map(({ name, times }) => (times === 1 ? name : `${name} in ${times} parts`))
    .join(', then ')
}

function itemName(one: PreviewItem): string {
  const name = NAMES[one.as]
  switch (one.as) {
    case 'text':
      if (/^\d+\. /m.test(one.text)) return 'a numbered text'
      return /https?:\/\/\S/.test(one.text) ? 'a text with a link' : name
    case 'image':
    case 'video':
    case 'document':
      return one.text ? `${name} with its caption` : name
    case 'quick-replies':
      return one.paged ? `${name}, in pages` : name
    case 'link':
    case 'buttons':
    case 'list': {
      const paged = 'paged' in one && one.paged ? `${name} in pages` : name
      return one.header?.match(/^https?:\/\//) ? `${paged} below a picture or file` : paged
    }
    default:
      return name
  }
}

/** What a message is where nothing has to be adapted. */
const DRAWN: Record<Outbound['kind'], PreviewItem['as'][]> = {
  text: ['text'],
  image: ['image'],
  video: ['video'],
  audio: ['audio'],
  document: ['document'],
  location: ['pin'],
  'cta-url': ['link'],
  template: ['template'],
  reply: ['buttons'],
  'quick-reply': ['buttons', 'list'],
  list: ['list'],
}

/** Whether the guest gets what the author drew: one thing, of its own kind, whole. */
export function asDrawn({ kind }: Outbound, preview: PreviewItem[]): boolean {
  const [only, ...others] = preview
  if (!only || others.length > 0 || ('paged' in only && only.paged)) return false
  return DRAWN[kind].includes(only.as)
}

/** One row of a list or of buttons, by the names that most providers have for its parts. */
export function choicePreview(row: JsonObject, section?: string): PreviewChoice {
  const [title = '', description] = [stringAt(row, 'title'), stringAt(row, 'description')]
  return { title, ...(description && { description }), ...(section && { section }) }
}
