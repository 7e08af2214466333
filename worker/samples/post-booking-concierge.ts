import type { Journey } from '#journey/journey.ts'
import type { SampleGoals } from './goals.ts'
import { linked, personAt, placed, START } from './layout.ts'

export const POST_BOOKING_CONCIERGE = {
  name: 'Post-booking concierge',
  description:
    'Started for a booking: check-in details at once, restaurants the next day, and three days before check-out the question whether all is well.',
}

const SITE = 'https://casa-verde.example'

type Placed = Parameters<typeof placed>[0]

/**
 * The guide's second scenario. Begins with a template, since the guest has not written; whoever
 * starts it seeds `villa`, `check_in` and `check_out`.
 */
export function postBookingConcierge(places: { teamId: string; goals: SampleGoals }): Journey {
  return {
    format: 1,
    language: 'en',
    commands: [personAt('to-team')],
    steps: placed([START, ...arrivalPack(places.goals), ...restaurants(), ...satisfaction(places)]),
    edges: linked(LINKS),
    variables: [
      { name: 'villa', type: 'string', default: 'your villa' },
      { name: 'check_in', type: 'date' },
      { name: 'check_out', type: 'date' },
      { name: 'rating', type: 'string' },
      { name: 'remark', type: 'string' },
    ],
    apis: [],
  }
}

const arrivalPack = ({ stay }: SampleGoals): Placed => [
  {
    id: 'welcome',
    type: 'template',
    name: 'Welcome',
    at: [1, 0],
    config: {
      name: 'booking_welcome',
      language: 'en',
      header: { type: 'image', mediaUrl: `${SITE}/welcome.jpg` },
      body: [
        '{{var_system.user_name|dear guest}}',
        '{{var_local.villa}}',
        '{{var_local.check_in:long|soon}}',
      ],
    },
  },
  {
    id: 'check-in',
    type: 'text',
    name: 'Check-in instructions',
    note: 'WhatsApp takes this only from guests who wrote in the last 24 hours. For the others, put a button on the template and link it here.',
    at: [2, 0],
    config: {
      text: '*Checking in*\nFrom 16:00 the key of {{var_local.villa}} is in the box beside the gate. The code comes on the morning you arrive. Parking is under the pergola.',
    },
  },
  {
    id: 'map',
    type: 'location',
    name: 'Where we are',
    at: [3, 0],
    config: {
      latitude: 39.5712,
      longitude: 2.6466,
      name: 'Casa Verde',
      address: 'Camí de la Mar 4, Palma',
    },
  },
  {
    id: 'house-guide',
    type: 'document',
    name: 'House guide',
    at: [4, 0],
    config: {
      mediaUrl: `${SITE}/house-guide.pdf`,
      filename: 'Casa Verde house guide.pdf',
      caption: 'Wi-Fi, pool and kitchen: all in here.',
    },
  },
  {
    id: 'informed',
    type: 'goal',
    name: 'Check-in details sent',
    at: [5, 0],
    config: { goalId: stay.id, milestoneId: stay.milestones.informed.id },
  },
]

const card = (name: string, words: string) => ({
  header: { type: 'image', mediaUrl: `${SITE}/restaurants/${name}.jpg` },
  body: [words],
  buttons: [{ id: name, index: 0, type: 'url', value: `restaurants/${name}` }],
})

const restaurants = (): Placed => [
  {
    id: 'tomorrow',
    type: 'delay',
    name: 'Tomorrow at ten',
    at: [6, 0],
    config: { until: '10:00', days: 1 },
  },
  {
    id: 'restaurants',
    type: 'template',
    name: 'Restaurants',
    at: [7, 0],
    config: {
      name: 'restaurant_carousel',
      language: 'en',
      body: ['{{var_system.user_name|dear guest}}'],
      cards: [
        card('sa-barca', 'Fish by the harbour, ten minutes on foot'),
        card('can-limon', 'Grill under lemon trees, good with children'),
        card('la-noria', 'Twelve seats and no menu: book a day ahead'),
      ],
    },
  },
  {
    id: 'before-check-out',
    type: 'delay',
    name: 'Three days before check-out',
    at: [8, 0],
    config: { date: 'var_local.check_out', offsetDays: -3, at: '10:00' },
  },
]

type Places = { teamId: string; goals: SampleGoals }

const satisfaction = ({ teamId, goals: { stay } }: Places): Placed => [
  {
    id: 'satisfaction',
    type: 'template',
    name: 'Is all well?',
    at: [9, 0],
    config: {
      name: 'stay_satisfaction',
      language: 'en',
      body: ['{{var_system.user_name|dear guest}}', '{{var_local.villa}}'],
      buttons: [
        { id: 'great', index: 0, type: 'quick-reply', label: 'Wonderful' },
        { id: 'fine', index: 1, type: 'quick-reply', label: 'Good' },
        { id: 'bad', index: 2, type: 'quick-reply', label: 'Not so good' },
      ],
      variable: 'var_local.rating',
      retries: 1,
    },
  },
  {
    id: 'rated',
    type: 'goal',
    name: 'Stay rated',
    at: [10, 0],
    config: {
      goalId: stay.id,
      milestoneId: stay.milestones.rated.id,
      trackers: [
        { trackerId: stay.milestones.rated.trackers.rating.id, value: '{{var_local.rating}}' },
      ],
    },
  },
  {
    id: 'thanks',
    type: 'text',
    name: 'Thanks',
    at: [11, 0],
    config: { text: 'That is good to hear. Enjoy your last days, and write here for anything.' },
  },
  {
    id: 'remark',
    type: 'prompt',
    name: 'What is wrong?',
    at: [10, 1],
    config: {
      question: 'I am sorry. What could we do better? Guest care reads it at once.',
      variable: 'var_local.remark',
      timeoutSeconds: 3600,
    },
  },
  {
    id: 'to-team',
    type: 'agent-transfer',
    name: 'To Guest care',
    at: [11, 1],
    config: { to: { teamId }, message: 'Thank you. Guest care is with you in a moment.' },
  },
]

const LINKS = {
  'start.next': 'welcome',
  'welcome.next': 'check-in',
  'check-in.next': 'map',
  'map.next': 'house-guide',
  'house-guide.next': 'informed',
  'informed.next': 'tomorrow',
  'tomorrow.next': 'restaurants',
  'restaurants.next': 'before-check-out',
  'before-check-out.next': 'satisfaction',
  'satisfaction.option:great': 'rated',
  'satisfaction.option:fine': 'rated',
  'satisfaction.option:bad': 'remark',
  'satisfaction.fallback': 'to-team',
  'rated.next': 'thanks',
  'remark.success': 'to-team',
  'remark.fallback': 'to-team',
  'remark.timeout': 'to-team',
}
