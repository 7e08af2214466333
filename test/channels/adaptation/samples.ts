import type { StepKind } from '#journey/journey.ts'
import type { TemplateComponents } from '#messages/message-template.ts'
import { buildJourney } from '../../runner/build-journey.ts'

/** A step as a hotelier would draw it, and the row of the guide's table that it belongs to. */
export type Sample = {
  id: string
  title: string
  /** Undefined: the guide's table says nothing of it, `expected.ts` does. */
  row?: string
  type: StepKind
  config: Record<string, unknown>
  /** The approved templates that are known, by name and language. */
  templates?: Record<string, TemplateComponents>
}

const MEDIA = 'Image, Video, Audio, Document'
const file = (name: string) => `https://media.casaverde.example/${name}`
const framed = {
  header: { type: 'text', text: 'Casa Verde' },
  footer: 'Reception is open till 22:00',
}
const options = (...labels: string[]) =>
  labels.map((label) => ({ id: label.toLowerCase().replaceAll(/\W+/g, '-'), label }))

export const SAMPLES: Sample[] = [
  {
    id: 'text',
    title: 'Text',
    row: 'Text',
    type: 'text',
    config: { text: 'Welcome to *Casa Verde*. Breakfast is from _8 to 10_.' },
  },
  {
    id: 'image',
    title: 'Image',
    row: MEDIA,
    type: 'image',
    config: { mediaUrl: file('pool.jpg'), caption: 'The pool is heated.' },
  },
  {
    id: 'video',
    title: 'Video',
    row: MEDIA,
    type: 'video',
    config: { mediaUrl: file('tour.mp4'), caption: 'A walk through the villa.' },
  },
  {
    id: 'audio',
    title: 'Audio',
    row: MEDIA,
    type: 'audio',
    config: { mediaUrl: file('hello.m4a') },
  },
  {
    id: 'document',
    title: 'Document',
    row: MEDIA,
    type: 'document',
    config: {
      mediaUrl: file('rates-2026.pdf'),
      caption: 'Our rates for 2026.',
      filename: 'Rates 2026.pdf',
    },
  },
  {
    id: 'location',
    title: 'Location',
    row: 'Location',
    type: 'location',
    config: {
      latitude: 39.5696,
      longitude: 2.6502,
      name: 'Casa Verde',
      address: 'Calle del Mar 1, Palma',
    },
  },
  {
    id: 'reply',
    title: 'Reply buttons (1–3)',
    row: 'Reply buttons (1–3)',
    type: 'reply',
    config: {
      ...framed,
      body: 'Would you like breakfast?',
      options: options('Yes', 'No', 'Later'),
    },
  },
  {
    id: 'quick-reply',
    title: 'Quick reply buttons (1–10)',
    row: 'Quick reply buttons (1–10)',
    type: 'quick-reply',
    config: {
      ...framed,
      body: 'What would you like to do?',
      button: 'Activities',
      options: options('Sailing', 'Hiking', 'Cooking class', 'Wine tasting', 'Nothing at all'),
    },
  },
  {
    id: 'list',
    title: 'List',
    row: 'List',
    type: 'list',
    config: {
      ...framed,
      body: 'Which room would you like?',
      button: 'Rooms',
      sections: [
        {
          title: 'Ground floor',
          rows: [
            { id: 'garden', title: 'Garden room', description: 'Two beds, a terrace' },
            { id: 'patio', title: 'Patio room', description: 'One bed' },
          ],
        },
        {
          title: 'First floor',
          rows: [{ id: 'sea', title: 'Sea view', description: 'Two beds, a balcony' }],
        },
      ],
    },
  },
  {
    id: 'cta-url',
    title: 'Call-to-Action URL',
    row: 'Call-to-Action URL',
    type: 'cta-url',
    config: {
      ...framed,
      body: 'Your booking is ready.',
      buttonText: 'View booking',
      url: 'https://casaverde.example/bookings/4711',
    },
  },
  {
    id: 'text-long',
    title: 'A text of 4,096 characters',
    type: 'text',
    config: { text: 'The pool opens at nine. '.repeat(171).slice(0, 4096) },
  },
  {
    id: 'reply-picture',
    title: 'Reply buttons below a picture',
    type: 'reply',
    config: {
      header: { type: 'image', mediaUrl: file('breakfast.jpg') },
      body: 'Would you like breakfast?',
      options: options('Yes', 'No'),
    },
  },
  {
    id: 'quick-reply-short',
    title: 'Quick reply with three short options',
    type: 'quick-reply',
    config: { body: 'Sea or garden?', options: options('Sea', 'Garden', 'Either') },
  },
  {
    id: 'list-short',
    title: 'List of short rows without descriptions',
    type: 'list',
    config: {
      body: 'Which day?',
      button: 'Days',
      sections: [{ rows: ['Monday', 'Tuesday', 'Friday'].map((title) => ({ id: title, title })) }],
    },
  },
  {
    id: 'list-long',
    title: 'List of 30 rows',
    type: 'list',
    config: {
      body: 'Which apartment?',
      button: 'Apartments',
      sections: ['Ground floor', 'First floor', 'Second floor'].map((title, floor) => ({
        title,
        rows: Array.from({ length: 10 }, (_, at) => ({
          id: `a${floor}${at}`,
          title: `Apartment ${floor}${at}`,
        })),
      })),
    },
  },
  {
    id: 'prompt',
    title: 'Prompt',
    type: 'prompt',
    config: { question: 'How many guests?', validation: { mode: 'number' } },
  },
  {
    id: 'prompt-date',
    title: 'Prompt Date',
    type: 'prompt-date',
    config: { question: 'When do you arrive?', format: 'lenient', range: { type: 'future' } },
  },
  {
    id: 'template',
    title: 'Template',
    type: 'template',
    config: {
      name: 'check_in_reminder',
      language: 'en',
      body: ['Ann', 'Friday'],
      buttons: [{ id: 'fine', index: 0, type: 'quick-reply', label: 'Fine' }],
    },
  },
  {
    id: 'template-known',
    title: 'Template whose words are known',
    type: 'template',
    config: {
      name: 'check_in_reminder',
      language: 'en',
      body: ['Ann', 'Friday'],
      buttons: [{ id: 'fine', index: 0, type: 'quick-reply', label: 'Fine' }],
    },
    templates: {
      'check_in_reminder/en': {
        values: 'positional',
        body: 'Dear {{1}}, we expect you on {{2}}.',
        buttons: [{ type: 'quick-reply', label: 'Fine' }],
      },
    },
  },
  {
    id: 'cta-url-long',
    title: 'Call-to-Action URL with a link over 2,000 characters',
    type: 'cta-url',
    config: {
      body: 'Your booking is ready.',
      buttonText: 'View booking',
      url: `https://casaverde.example/bookings?id=${'4711'.repeat(500)}`,
    },
  },
  {
    id: 'agent-transfer',
    title: 'Agent Transfer with a note',
    type: 'agent-transfer',
    config: { to: { teamId: 'team-care' }, message: 'Ann will write to you in a minute.' },
  },
]

/** The step as it stands in a journey. */
export function stepOf({ id, type, config }: Sample) {
  const [, step] = buildJourney([{ id, type, config }]).steps
  if (!step) throw new Error('a drawing without its step')
  return step
}
