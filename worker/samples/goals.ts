import type { VariableType } from '#journey/journey.ts'

type NewId = (kind: 'goal' | 'milestone' | 'tracker') => string

/** What Casa Verde counts: goals, their milestones, and what is noted at each. */
export function newGoals(newId: NewId) {
  const tracker = (name: string, type: VariableType) => ({ id: newId('tracker'), name, type })
  const asked = () => ({
    budget: tracker('Budget', 'number'),
    partySize: tracker('Party size', 'number'),
    nights: tracker('Nights', 'number'),
  })
  return {
    enquiry: {
      id: newId('goal'),
      name: 'Qualified enquiry',
      milestones: {
        datesConfirmed: {
          id: newId('milestone'),
          name: 'Dates confirmed',
          trackers: {
            arrival: tracker('Arrival', 'date'),
            departure: tracker('Departure', 'date'),
          },
        },
        quoteSent: { id: newId('milestone'), name: 'Quote sent', trackers: asked() },
        callbackBooked: {
          id: newId('milestone'),
          name: 'Callback booked',
          trackers: { ...asked(), day: tracker('Callback day', 'date') },
        },
      },
    },
    stay: {
      id: newId('goal'),
      name: 'Happy stay',
      milestones: {
        informed: { id: newId('milestone'), name: 'Check-in details sent', trackers: {} },
        rated: {
          id: newId('milestone'),
          name: 'Stay rated',
          trackers: { rating: tracker('Rating', 'string') },
        },
      },
    },
    campaign: {
      id: newId('goal'),
      name: 'Spring campaign',
      milestones: {
        conversion: {
          id: newId('milestone'),
          name: 'Conversion',
          trackers: { offer: tracker('Offer', 'string') },
        },
      },
    },
  }
}
export type SampleGoals = ReturnType<typeof newGoals>
