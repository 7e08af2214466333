import type { Journey } from '#journey/journey.ts'
import type { SampleGoals } from './goals.ts'
import { linked, personAt, placed, START } from './layout.ts'

export const CAMPAIGN_REPLY_HANDLER = {
  name: 'Campaign reply handler',
  description:
    'Reads what a guest answered to the spring offer: the interested go to the team, the others get a kind word.',
}

/** What the campaign says, for every journey to read: the organisation's campaign variables. */
export const CAMPAIGN_VARIABLES = [
  { name: 'spring_offer', type: 'string', value: 'three nights for the price of two' },
  { name: 'spring_offer_ends', type: 'date', value: '2027-05-31' },
] as const

type Placed = Parameters<typeof placed>[0]
type Places = { teamId: string; goals: SampleGoals }

/** The guide's third scenario. The reply itself starts the session, and is what is read first. */
export function campaignReplyHandler(places: Places): Journey {
  return {
    format: 1,
    language: 'en',
    commands: [personAt('question-to-team')],
    steps: placed([START, ...classified(), ...converted(places), ...answered(places.teamId)]),
    edges: linked(LINKS),
    variables: [{ name: 'wish', type: 'string' }],
    apis: [],
  }
}

const understood = (
  id: string,
  label: string,
  operator: 'in-list' | 'ends-with',
  value: string,
) => ({
  id,
  label,
  when: { variable: 'var_system.last_input', operator, value },
})

const classified = (): Placed => [
  {
    id: 'read',
    type: 'condition',
    name: 'Read the reply',
    note: 'Only what is certain leads on at once; whatever else was written is asked about.',
    at: [1, 0],
    config: {
      branches: [
        understood('interested', 'Interested', 'in-list', 'yes, yes please, interested, book'),
        understood('question', 'Has a question', 'ends-with', '?'),
        understood('no', 'Not interested', 'in-list', 'no, no thanks, not interested, stop'),
      ],
    },
  },
  {
    id: 'ask',
    type: 'list',
    name: 'Ask plainly',
    at: [2, 1],
    config: {
      body: 'Thank you for your answer to our spring offer: {{var_campaign.spring_offer}}. What may we do for you?',
      button: 'Choose',
      sections: [
        {
          title: 'Spring at Casa Verde',
          rows: [
            { id: 'interested', title: 'I would like to come', synonyms: ['yes', 'book'] },
            { id: 'question', title: 'I have a question', synonyms: ['question', 'ask'] },
          ],
        },
        {
          title: 'Not this time',
          rows: [{ id: 'no', title: 'Not interested', synonyms: ['no', 'no thanks', 'stop'] }],
        },
      ],
      variable: 'var_local.wish',
      retries: 1,
      failureMessage: 'Please choose one of these, so that I can pass you on to the right person.',
    },
  },
]

const converted = ({ goals: { campaign } }: Places): Placed => [
  {
    id: 'offer-ended',
    type: 'condition',
    name: 'Is the offer over?',
    at: [3, 0],
    config: {
      branches: [
        {
          id: 'over',
          label: 'Over',
          when: {
            variable: 'var_system.today',
            operator: 'after',
            value: '{{var_campaign.spring_offer_ends}}',
          },
        },
      ],
    },
  },
  {
    id: 'offer',
    type: 'text',
    name: 'The offer',
    at: [4, 0],
    config: {
      text: 'Lovely. The offer is *{{var_campaign.spring_offer}}*, until {{var_campaign.spring_offer_ends:long}}.',
    },
  },
  {
    id: 'too-late',
    type: 'text',
    name: 'A little late',
    at: [4, 1],
    config: {
      text: 'Lovely. The spring offer has just ended, but the team will see what it can do.',
    },
  },
  {
    id: 'conversion',
    type: 'goal',
    name: 'Conversion',
    at: [5, 0],
    config: {
      goalId: campaign.id,
      milestoneId: campaign.milestones.conversion.id,
      trackers: [
        {
          trackerId: campaign.milestones.conversion.trackers.offer.id,
          value: '{{var_campaign.spring_offer}}',
        },
      ],
      tags: ['interested', 'spring-offer'],
    },
  },
]

const answered = (teamId: string): Placed => [
  {
    id: 'to-team',
    type: 'agent-transfer',
    name: 'Interested: to Guest care',
    at: [6, 0],
    config: {
      to: { teamId },
      message: 'I have told Guest care. They look for dates and write to you here.',
    },
  },
  {
    id: 'question-to-team',
    type: 'agent-transfer',
    name: 'Question: to Guest care',
    at: [3, 2],
    config: {
      to: { teamId },
      message: 'Good question. I have passed it on to Guest care, and they answer you here.',
    },
  },
  {
    id: 'thanks',
    type: 'text',
    name: 'Polite thanks',
    at: [3, 3],
    config: {
      text: 'Thank you for telling us. We will not write about this again; you are always welcome at Casa Verde.',
    },
  },
]

const LINKS = {
  'start.next': 'read',
  'read.branch:interested': 'offer-ended',
  'read.branch:question': 'question-to-team',
  'read.branch:no': 'thanks',
  'read.else': 'ask',
  'ask.option:interested': 'offer-ended',
  'ask.option:question': 'question-to-team',
  'ask.option:no': 'thanks',
  'ask.fallback': 'question-to-team',
  'offer-ended.branch:over': 'too-late',
  'offer-ended.else': 'offer',
  'offer.next': 'conversion',
  'too-late.next': 'conversion',
  'conversion.next': 'to-team',
}
