import type { Journey } from '#journey/journey.ts'
import { campaignVariables, goals as goalsTable, milestones, teams, trackers } from '#schema'
import type { Caller } from '../auth/callers.ts'
import type { Env } from '../env.ts'
import { newId } from '../http/ids.ts'
import { assignJourney, insertChannel } from '../queries/channels.ts'
import { type Db, dbOf } from '../queries/db.ts'
import { insertJourney } from '../queries/journeys.ts'
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
export async function createSamples(
  env: Env,
  organisation: { id: string },
  owner: Caller,
): Promise<void> {
  const db = dbOf(env)
  const teamId = newId('team')
  const goals = newGoals(newId)
  await insertWhatTheyReferTo(db, organisation.id, { teamId, goals })

  const qualifier = afterHoursQualifier({ publicUrl: publicUrlOf(env), teamId, goals })
  await goLive(env, owner, qualifier)

  const concierge = postBookingConcierge({ teamId, goals })
  await insertJourney(db, owner, { ...POST_BOOKING_CONCIERGE, journey: concierge })
  const replies = campaignReplyHandler({ teamId, goals })
  await insertJourney(db, owner, { ...CAMPAIGN_REPLY_HANDLER, journey: replies })
}

/** The demo booking system is this deployment's own; `npm start` says where it is reached. */
const publicUrlOf = ({ PUBLIC_URL }: Env) =>
  (PUBLIC_URL ?? 'http://localhost:8787').replace(/\/+$/, '')

/** Deploys the journey that needs nothing from outside, and puts it on a web chat. */
async function goLive(env: Env, owner: Caller, journey: Journey) {
  const db = dbOf(env)
  const row = await insertJourney(db, owner, { ...AFTER_HOURS_QUALIFIER, journey })
  await deployVersion(db, owner, row, journey)
  const channel = await insertChannel(env, owner.organisationId, {
    type: 'web-chat',
    name: 'Casa Verde web chat',
    config: { allowedOrigins: ['*'], title: 'Casa Verde' },
  })
  await assignJourney(db, channel, row.id)
}

async function insertWhatTheyReferTo(
  db: Db,
  organisationId: string,
  { teamId, goals }: { teamId: string; goals: SampleGoals },
) {
  const createdAt = Date.now()
  const common = { organisationId, createdAt }
  const all = Object.values(goals)
  const itsMilestones = all.flatMap(({ id: goalId, milestones }) =>
    Object.values(milestones).map((milestone, position) => ({ ...milestone, goalId, position })),
  )
  await db.batch([
    db.insert(teams).values({ ...common, id: teamId, name: 'Guest care' }),
    db.insert(goalsTable).values(all.map(({ id, name }) => ({ ...common, id, name }))),
    db.insert(milestones).values(
      itsMilestones.map(({ id, goalId, name, position }) => ({
        ...{ id, goalId, name, position, createdAt },
      })),
    ),
    db
      .insert(trackers)
      .values(
        itsMilestones.flatMap(({ id: milestoneId, trackers }) =>
          Object.values(trackers).map((tracker) => ({ ...tracker, milestoneId, createdAt })),
        ),
      ),
    db.insert(campaignVariables).values(
      CAMPAIGN_VARIABLES.map((variable) => ({
        ...common,
        ...variable,
        id: newId('variable'),
        holds: 'organisation' as const,
      })),
    ),
  ])
}
