import type { Journey, Step } from '#journey/journey.ts'
import type { SampleGoals } from './goals.ts'
import { linked, personAt, placed, START } from './layout.ts'

export const AFTER_HOURS_QUALIFIER = {
  name: 'After-hours qualifier',
  description:
    'Answers at night: dates, party size and budget, a quote from the booking system, and a day to call back.',
}

type Places = { publicUrl: string; teamId: string; goals: SampleGoals }

/** Half an hour without an answer, and the journey says good night. */
const PATIENCE = { retries: 2, timeoutSeconds: 1800 }

/**
 * The guide's first scenario. Asks what a quote needs, has it made by the demo booking system, and
 * books a callback; whatever stays unclear goes to the team.
 */
export function afterHoursQualifier({ publicUrl, teamId, goals }: Places): Journey {
  const { id: goalId, milestones } = goals.enquiry
  return {
    format: 1,
    language: 'en',
    commands: [personAt('to-team'), { id: 'back', words: ['back'], to: 'back' }],
    steps: placed([
      START,
      {
        id: 'greeting',
        type: 'text',
        name: 'Greeting',
        at: [1, 0],
        config: {
          text: 'Hello {{var_system.user_name|there}}, thank you for writing to *Casa Verde*. The team is asleep, but I can check dates and prices for you right now.',
        },
      },
      ...datesAsked(),
      {
        id: 'dates-confirmed',
        type: 'goal',
        name: 'Dates confirmed',
        at: [5, 0],
        config: {
          goalId,
          milestoneId: milestones.datesConfirmed.id,
          trackers: [
            {
              trackerId: milestones.datesConfirmed.trackers.arrival.id,
              value: '{{var_local.arrival}}',
            },
            {
              trackerId: milestones.datesConfirmed.trackers.departure.id,
              value: '{{var_local.departure}}',
            },
          ],
        },
      },
      ...partyAsked(),
      ...quoteMade(publicUrl),
      {
        id: 'quote-sent',
        type: 'goal',
        name: 'Quote sent',
        at: [11, 0],
        config: {
          goalId,
          milestoneId: milestones.quoteSent.id,
          trackers: askedValues(milestones.quoteSent.trackers),
        },
      },
      ...nextAsked(),
      {
        id: 'callback-booked',
        type: 'goal',
        name: 'Callback booked',
        at: [14, 0],
        config: {
          goalId,
          milestoneId: milestones.callbackBooked.id,
          trackers: [
            ...askedValues(milestones.callbackBooked.trackers),
            {
              trackerId: milestones.callbackBooked.trackers.day.id,
              value: '{{var_local.callback_day}}',
            },
          ],
          tags: ['callback'],
        },
      },
      ...endings(teamId),
    ]),
    edges: linked(LINKS),
    variables: [
      { name: 'arrival', type: 'date' },
      { name: 'departure', type: 'date' },
      { name: 'party_size', type: 'number' },
      { name: 'budget', type: 'number' },
      { name: 'available', type: 'string' },
      { name: 'villa', type: 'string' },
      { name: 'nights', type: 'number' },
      { name: 'total', type: 'number' },
      { name: 'currency', type: 'string' },
      { name: 'callback_day', type: 'date' },
    ],
    apis: [],
  }
}

type Placed = Parameters<typeof placed>[0]

const askedValues = (
  trackers: Record<'budget' | 'partySize' | 'nights', { id: string }>,
): Step['config'][] => [
  { trackerId: trackers.budget.id, value: '{{var_local.budget}}' },
  { trackerId: trackers.partySize.id, value: '{{var_local.party_size}}' },
  { trackerId: trackers.nights.id, value: '{{var_local.nights}}' },
]

const datesAsked = (): Placed => [
  {
    id: 'arrival',
    type: 'prompt-date',
    name: 'Arrival',
    at: [2, 0],
    config: {
      question: 'When would you arrive?',
      format: 'lenient',
      range: { type: 'future' },
      variable: 'var_local.arrival',
      failureMessage:
        'I did not find a day from today on in that. Please send your arrival like "24 December" or "next Friday".',
      ...PATIENCE,
    },
  },
  {
    id: 'departure',
    type: 'prompt-date',
    name: 'Departure',
    at: [3, 0],
    config: {
      question: 'And when would you leave?',
      format: 'lenient',
      range: { type: 'custom', from: 'var_local.arrival' },
      variable: 'var_local.departure',
      failureMessage:
        'I did not find a day after your arrival on {{var_local.arrival:long}} in that. Please send your departure like "28 December".',
      ...PATIENCE,
    },
  },
  {
    id: 'in-order',
    type: 'condition',
    name: 'Departure after arrival?',
    at: [4, 0],
    config: {
      branches: [
        {
          id: 'yes',
          label: 'Yes',
          when: {
            variable: 'var_local.departure',
            operator: 'after',
            value: '{{var_local.arrival}}',
          },
        },
      ],
    },
  },
  {
    id: 'one-night',
    type: 'text',
    name: 'At least one night',
    at: [4, 1],
    config: { text: 'That is the day you arrive. A stay is one night or more.' },
  },
]

const partyAsked = (): Placed => [
  {
    id: 'party-size',
    type: 'prompt',
    name: 'Party size',
    at: [6, 0],
    config: {
      question: 'How many guests will you be?',
      validation: { mode: 'number', min: 1, max: 16, integer: true },
      variable: 'var_local.party_size',
      failureMessage: 'Please send a number from 1 to 16: we have beds for sixteen.',
      ...PATIENCE,
    },
  },
  {
    id: 'budget',
    type: 'prompt',
    name: 'Budget',
    at: [7, 0],
    config: {
      question: 'What would you like to spend on the whole stay, in euros?',
      validation: { mode: 'number', min: 1 },
      variable: 'var_local.budget',
      failureMessage: 'A number is enough, like 1200. A rough one is fine.',
      ...PATIENCE,
    },
  },
]

const mapped = (path: string, variable: string, required = false) => ({
  from: 'body',
  path: `$.${path}`,
  variable: `var_local.${variable}`,
  required,
})

const quoteMade = (publicUrl: string): Placed => [
  {
    id: 'availability',
    type: 'api',
    name: 'Availability',
    note: 'A demo of a booking system. Put your own address here.',
    at: [8, 0],
    config: {
      request: {
        method: 'GET',
        url: `${publicUrl}/demo/availability?from={{var_local.arrival}}&to={{var_local.departure}}&guests={{var_local.party_size}}&budget={{var_local.budget}}`,
      },
      timeoutSeconds: 10,
      mappings: [
        mapped('available', 'available', true),
        mapped('villa', 'villa'),
        mapped('nights', 'nights'),
        mapped('total', 'total'),
        mapped('currency', 'currency'),
      ],
    },
  },
  {
    id: 'is-free',
    type: 'condition',
    name: 'Something free?',
    at: [9, 0],
    config: {
      branches: [
        {
          id: 'yes',
          label: 'Yes',
          when: { variable: 'var_local.available', operator: 'equals', value: 'true' },
        },
      ],
    },
  },
  {
    id: 'no-answer',
    type: 'text',
    name: 'No answer from the system',
    at: [9, 1],
    config: { text: 'I cannot reach our booking system at the moment.' },
  },
  {
    id: 'quote',
    type: 'text',
    name: 'Quote',
    at: [10, 0],
    config: {
      text: '*{{var_local.villa}}* is free from {{var_local.arrival:long}} to {{var_local.departure:long}} for {{var_local.party_size:words}}: *{{var_local.total:number}} {{var_local.currency}}* in all.',
    },
  },
  {
    id: 'nothing-free',
    type: 'reply',
    name: 'Nothing free',
    at: [10, 1],
    config: {
      body: 'I am sorry: I found nothing for {{var_local.party_size:words}} from {{var_local.arrival:long}} to {{var_local.departure:long}} within {{var_local.budget:money EUR}}. Shall we look again?',
      options: [
        { id: 'other-dates', label: 'Other dates', synonyms: ['dates', 'yes'] },
        { id: 'person', label: 'Talk to a person', synonyms: ['person', 'human', 'agent'] },
      ],
      failureMessage: 'Please choose one of the two: other dates, or a person?',
      ...PATIENCE,
    },
  },
]

const nextAsked = (): Placed => [
  {
    id: 'next',
    type: 'reply',
    name: 'What next?',
    at: [12, 0],
    config: {
      body: 'How shall we go on?',
      options: [
        { id: 'callback', label: 'Book a callback', synonyms: ['call me', 'phone', 'yes'] },
        { id: 'other-dates', label: 'Other dates', synonyms: ['dates', 'change'] },
        { id: 'person', label: 'Talk to a person', synonyms: ['person', 'human', 'agent'] },
      ],
      failureMessage: 'Please choose one of the three: a callback, other dates, or a person?',
      ...PATIENCE,
    },
  },
  {
    id: 'callback-day',
    type: 'prompt-date',
    name: 'Callback day',
    at: [13, 0],
    config: {
      question: 'On which day may we call you? Any day but Sunday.',
      format: 'lenient',
      range: { type: 'future' },
      excludedWeekdays: ['sunday'],
      variable: 'var_local.callback_day',
      failureMessage: 'We call from today on, on any day but Sunday. Which day suits you?',
      ...PATIENCE,
    },
  },
]

const endings = (teamId: string): Placed => [
  {
    id: 'goodbye',
    type: 'text',
    name: 'Callback confirmed',
    at: [15, 0],
    config: {
      text: 'Done: we call you on {{var_local.callback_day:weekday}}, {{var_local.callback_day:long}}, about {{var_local.villa}}. Good night from Casa Verde.',
    },
  },
  {
    id: 'to-team',
    type: 'agent-transfer',
    name: 'To Guest care',
    at: [14, 1],
    config: {
      to: { teamId },
      message: 'A person should look at this. I have told Guest care, and they write to you here.',
    },
  },
  {
    id: 'close',
    type: 'text',
    name: 'Good night',
    at: [14, 2],
    config: {
      text: 'It has got late, so I stop here. Write to us at any time and we start afresh. Good night from Casa Verde.',
    },
  },
]

const LINKS = {
  'start.next': 'greeting',
  'greeting.next': 'arrival',
  'arrival.success': 'departure',
  'arrival.fallback': 'to-team',
  'arrival.timeout': 'close',
  'departure.success': 'in-order',
  'departure.fallback': 'to-team',
  'departure.timeout': 'close',
  'in-order.branch:yes': 'dates-confirmed',
  'in-order.else': 'one-night',
  'one-night.next': 'departure',
  'dates-confirmed.next': 'party-size',
  'party-size.success': 'budget',
  'party-size.fallback': 'to-team',
  'party-size.timeout': 'close',
  'budget.success': 'availability',
  'budget.fallback': 'to-team',
  'budget.timeout': 'close',
  'availability.success': 'is-free',
  'availability.error': 'no-answer',
  'no-answer.next': 'to-team',
  'is-free.branch:yes': 'quote',
  'is-free.else': 'nothing-free',
  'nothing-free.option:other-dates': 'arrival',
  'nothing-free.option:person': 'to-team',
  'nothing-free.fallback': 'to-team',
  'nothing-free.timeout': 'close',
  'quote.next': 'quote-sent',
  'quote-sent.next': 'next',
  'next.option:callback': 'callback-day',
  'next.option:other-dates': 'arrival',
  'next.option:person': 'to-team',
  'next.fallback': 'to-team',
  'next.timeout': 'close',
  'callback-day.success': 'callback-booked',
  'callback-day.fallback': 'to-team',
  'callback-day.timeout': 'close',
  'callback-booked.next': 'goodbye',
}
