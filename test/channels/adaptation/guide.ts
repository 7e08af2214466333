import type { ChannelType } from '../../../durable-objects/channels/info.ts'

type Row = Record<ChannelType, string>

/** The table "Running a journey on multiple channels" of the product guide, word for word. */
export const GUIDE: Record<string, Row> = {
  Text: {
    'whatsapp-official': 'Plain text',
    'whatsapp-unofficial': 'Plain text',
    email: 'HTML',
    'web-chat': 'Text',
    instagram: 'Plain text',
    messenger: 'Plain text',
  },
  'Image, Video, Audio, Document': {
    'whatsapp-official': 'Media with caption',
    'whatsapp-unofficial': 'Media with caption',
    email: 'HTML with image or link',
    'web-chat': 'Media with caption',
    instagram: 'Image only (others degrade)',
    messenger: 'Image only (others degrade)',
  },
  Location: {
    'whatsapp-official': 'Map pin',
    'whatsapp-unofficial': 'Map pin',
    email: 'Text summary with address',
    'web-chat': 'Map pin',
    instagram: 'Text summary',
    messenger: 'Text summary',
  },
  'Reply buttons (1–3)': {
    'whatsapp-official': 'Interactive buttons',
    'whatsapp-unofficial': 'Interactive buttons',
    email: 'Styled HTML buttons',
    'web-chat': 'Interactive buttons',
    instagram: 'Quick replies',
    messenger: 'Quick replies',
  },
  'Quick reply buttons (1–10)': {
    'whatsapp-official': 'Interactive list',
    'whatsapp-unofficial': 'Interactive list',
    email: 'Styled HTML buttons',
    'web-chat': 'Interactive list',
    instagram: 'Quick replies',
    messenger: 'Quick replies',
  },
  List: {
    'whatsapp-official': 'Interactive list',
    'whatsapp-unofficial': 'Interactive list',
    email: 'HTML ordered list',
    'web-chat': 'Interactive list',
    instagram: 'Numbered text',
    messenger: 'Numbered text',
  },
  'Call-to-Action URL': {
    'whatsapp-official': 'Interactive button',
    'whatsapp-unofficial': 'Interactive button',
    email: 'Styled HTML button',
    'web-chat': 'Clickable chip',
    instagram: 'Text fallback',
    messenger: 'Button template',
  },
}

/** What the guide's words mean of what a guest gets (`describePreview`). Every word of the table is here. */
export const GUIDE_MEANS: Record<string, RegExp> = {
  'Plain text': /^a text$/,
  HTML: /^a text$/,
  Text: /^a text$/,
  'Media with caption': /^an? (image|video|document) with its caption$|^an audio message$/,
  'HTML with image or link': /^an image with its caption$|^a link button$/,
  'Image only (others degrade)': /^an image\b|^a text with a link$/,
  'Map pin': /^a map pin$/,
  'Text summary with address': /^a text\b|^a link button$/,
  'Text summary': /^a text\b/,
  'Interactive buttons': /^buttons$/,
  'Styled HTML buttons': /^numbered choices, each a link$/,
  'Quick replies': /^quick replies\b/,
  'Interactive list': /^a list$/,
  'HTML ordered list': /^numbered choices, each a link$/,
  'Numbered text': /^a numbered text$/,
  'Interactive button': /^a link button$/,
  'Styled HTML button': /^a link button$/,
  'Clickable chip': /^a link button$/,
  'Text fallback': /^a text with a link$/,
  'Button template': /^a link button$/,
}
