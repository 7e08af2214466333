import type { Journey } from '#journey/journey.ts'
import type { SampleGoals } from './goals.ts'
import { linked, personAt, placed, START } from './layout.ts'

export const POST_BOOKING_CONCIERGE = {
  name: 'Post-booking concierge',
  description:
    'Started for a booking: check-in details at once, restaurants the next day, and three days before check-out the question whether all is well.',
}

type Placed = Parameters<typeof placed>[0]

/**
 * The guide's second scenario, for channels on which we may write first. Whoever starts it seeds
 * `villa`, `check_in` and `check_out`.
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
    type: 'text',
    name: 'Welcome',
    note: 'WhatsApp, Instagram and Messenger take this only from guests who wrote in the last 24 hours. On WhatsApp, put an approved template here for the others.',
    at: [1, 0],
    config: {
      text: 'Dear {{var_system.user_name|guest}}, *{{var_local.villa}}* is booked for you. Arrival: {{var_local.check_in:long|to be confirmed}}.',
    },
  },
  {
    id: 'check-in',
    type: 'text',
    name: 'Check-in instructions',
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
    type: 'text',
    name: 'House guide',
    at: [4, 0],
    config: {
      text: '*In the house*\nThe Wi-Fi password is on the card in the hall. The pool is heated from 8:00 to 22:00. Coffee and oil are in the kitchen.',
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
    type: 'text',
    name: 'Restaurants',
    at: [7, 0],
    config: {
      text: '*Where to eat*\nSa Barca: fish by the harbour, ten minutes on foot.\nCan Limón: a grill under lemon trees, good with children.\nLa Noria: twelve seats and no menu, so book a day ahead.',
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
    type: 'reply',
    name: 'Is all well?',
    at: [9, 0],
    config: {
      body: 'Dear {{var_system.user_name|guest}}, how do you like it at {{var_local.villa}}?',
      options: [
        { id: 'great', label: 'Wonderful', synonyms: ['great', 'perfect', 'lovely'] },
        { id: 'fine', label: 'Good', synonyms: ['fine', 'ok', 'well'] },
        { id: 'bad', label: 'Not so good', synonyms: ['bad', 'not good'] },
      ],
      failureMessage: 'Please choose one of the three: wonderful, good, or not so good?',
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
      question: 'I am sorry. What could we do better?',
      variable: 'var_local.remark',
      timeoutSeconds: 3600,
    },
  },
  {
    id: 'to-team',
    type: 'agent-transfer',
    name: 'To Guest care',
    at: [11, 1],
    config: {
      to: { teamId },
      message: 'Thank you. I have told Guest care, and they write to you here.',
    },
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
