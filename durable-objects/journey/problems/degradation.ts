import type { Problem } from '../problem.ts'
import { channelName } from './channels.ts'
import { problem } from './codes.ts'
import type { Parsed, ParsedOf, Survey } from './survey.ts'
import { listed } from './words.ts'

/** A thing a step loses, and on which channels; channels.md §8 is the table it follows. */
type Loss = { on: string[]; what: string }

const META = ['messenger', 'instagram']
const GATEWAY = ['whatsapp-unofficial']
const BYTES_OF_INSTAGRAM = 1000
const UNITS_OF_MESSENGER = 2000
const ROWS_OF_WHATSAPP = 10

/** What a step becomes on the channels the journey is assigned to, where that is less than drawn. */
export function degradations({ steps, known }: Survey): Problem[] {
  if (known.channelTypes.length === 0) return []
  return steps.flatMap(({ step, label, parsed }) =>
    (parsed ? lossesOf(parsed) : []).flatMap(({ on, what }) => {
      const here = on.filter((type) => known.channelTypes.includes(type)).map(channelName)
      if (here.length === 0) return []
      return problem('degrades_on_channel', {
        stepId: step.id,
        message: `${label}: on ${listed(here)} ${what}`,
        remedy: 'Nothing needs doing; preview the channel to see what the guest gets.',
      })
    }),
  )
}

function lossesOf(parsed: Parsed): Loss[] {
  switch (parsed.type) {
    case 'text':
      return longText(parsed.config.text)
    case 'prompt':
    case 'prompt-date':
      return longText(parsed.config.question)
    case 'image':
    case 'video':
    case 'document':
      return fileLosses(parsed)
    case 'audio':
      return [{ on: ['email'], what: 'the audio is a link' }]
    case 'location':
      return [{ on: [...META, 'email'], what: 'the map pin is a text with a link' }]
    case 'cta-url':
      return [
        { on: GATEWAY, what: 'the button is a link in the text' },
        ...headerLosses(parsed.config),
      ]
    case 'template':
      return [
        { on: META, what: 'a template cannot be sent, so the step leaves by failed' },
        { on: [...GATEWAY, 'email', 'web-chat'], what: 'the template is an ordinary message' },
      ]
    case 'reply':
    case 'quick-reply':
      return [
        { on: GATEWAY, what: 'the buttons are a numbered text' },
        ...headerLosses(parsed.config),
      ]
    case 'list':
      return listLosses(parsed.config)
    default:
      return []
  }
}

function longText(text: string): Loss[] {
  const on = [
    ...(text.length > UNITS_OF_MESSENGER ? ['messenger'] : []),
    ...(new TextEncoder().encode(text).length > BYTES_OF_INSTAGRAM ? ['instagram'] : []),
  ]
  return on.length > 0 ? [{ on, what: 'the text is sent in several parts' }] : []
}

function fileLosses({ type, config }: ParsedOf<'image' | 'video' | 'document'>): Loss[] {
  const losses: Loss[] = []
  if (config.caption) losses.push({ on: META, what: 'the caption is a message of its own' })
  if (type === 'video') losses.push({ on: ['email'], what: 'the video is a link' })
  if (type === 'document' && !/\.pdf(\?|#|$)/i.test(config.mediaUrl)) {
    losses.push({ on: ['instagram'], what: 'a file other than PDF is a link' })
  }
  return losses
}

function headerLosses({ header, footer }: { header?: { type: string }; footer?: string }): Loss[] {
  const losses: Loss[] = []
  if (header && header.type !== 'text') {
    losses.push({ on: [...META, ...GATEWAY], what: 'the header is a message before it' })
  }
  if (header?.type === 'text' || footer) {
    losses.push({ on: META, what: 'header and footer are lines of the text' })
  }
  return losses
}

function listLosses(config: ParsedOf<'list'>['config']): Loss[] {
  const rows = config.sections.reduce((sum, section) => sum + section.rows.length, 0)
  const losses: Loss[] = [
    { on: [...META, ...GATEWAY], what: 'the list is a numbered text' },
    ...headerLosses(config),
  ]
  if (rows > ROWS_OF_WHATSAPP) {
    losses.push({ on: ['whatsapp-official'], what: `the ${rows} rows come in pages of 9` })
  }
  return losses
}
