import type { Journey } from '#journey/journey.ts'
import { connectChannel } from '../channels/connect.ts'
import { type Env, publicAddress } from '../env.ts'
import { newId } from '../http/ids.ts'
import { assignJourney } from '../queries/channels.ts'
import { dbOf } from '../queries/db.ts'
import { insertJourney } from '../queries/journeys.ts'
import type { Author } from '../queries/members.ts'
import { insertReferences, type References } from '../queries/references.ts'
import { deployVersion } from '../queries/versions.ts'
import { AFTER_HOURS_QUALIFIER, afterHoursQualifier } from './after-hours-qualifier.ts'
import {
  CAMPAIGN_REPLY_HANDLER,
  CAMPAIGN_VARIABLES,
  campaignReplyHandler,
} from './campaign-reply-handler.ts'
import { newGoals, type SampleGoals } from './goals.ts'
import { POST_BOOKING_CONCIERGE, postBookingConcierge } from './post-booking-concierge.ts'

/**
 * Fills a new organisation with Casa Verde: the guide's three scenarios as journeys, the team, the
 * goals and the campaign variables they refer to, and a web chat on which the first one is live.
 */
export async function createSamples(env: Env, owner: Author): Promise<void> {
  const db = dbOf(env)
  const teamId = newId('team')
  const goals = newGoals(newId)
  await insertReferences(db, referencesOf(owner.organisationId, { teamId, goals }))

  const qualifier = afterHoursQualifier({ publicUrl: publicAddress(env, LOCAL), teamId, goals })
  await goLive(env, owner, qualifier)

  const concierge = postBookingConcierge({ teamId, goals })
  await insertJourney(db, owner, { ...POST_BOOKING_CONCIERGE, journey: concierge })
  const replies = campaignReplyHandler({ teamId, goals })
  await insertJourney(db, owner, { ...CAMPAIGN_REPLY_HANDLER, journey: replies })
}

/** The demo booking system is this deployment's own; `npm start` sets where that is. */
const LOCAL = 'http://localhost:8787'

/** Deploys the journey that needs nothing from outside, and puts it on a web chat. */
async function goLive(env: Env, owner: Author, journey: Journey) {
  const db = dbOf(env)
  const row = await insertJourney(db, owner, { ...AFTER_HOURS_QUALIFIER, journey })
  await deployVersion(db, owner, row, journey)
  const channel = await connectChannel(env, owner.organisationId, {
    type: 'web-chat',
    name: 'Casa Verde web chat',
    config: { allowedOrigins: ['*'], title: 'Casa Verde' },
  })
  await assignJourney(db, channel, row.id)
}

/** The rows that the three journeys name: a team, the goals with their milestones, the variables. */
function referencesOf(
  organisationId: string,
  { teamId, goals }: { teamId: string; goals: SampleGoals },
): References {
  const createdAt = Date.now()
  const common = { organisationId, createdAt }
  const all = Object.values(goals)
  const milestones = all.flatMap(({ id: goalId, milestones }) =>
    Object.values(milestones).map((milestone, position) => ({ ...milestone, goalId, position })),
  )
  return {
    teams: [{ ...common, id: teamId, name: 'Guest care' }],
    goals: all.map(({ id, name }) => ({ ...common, id, name })),
    milestones: milestones.map(({ trackers: _, ...milestone }) => ({ ...milestone, createdAt })),
    trackers: milestones.flatMap(({ id: milestoneId, trackers }) =>
      Object.values(trackers).map((tracker) => ({ ...tracker, milestoneId, createdAt })),
    ),
    campaignVariables: CAMPAIGN_VARIABLES.map((variable) => ({
      ...common,
      ...variable,
      id: newId('variable'),
      holds: 'organisation' as const,
    })),
  }
}
