import { eq } from 'drizzle-orm'
import { journeys } from '#schema'
import type { Env } from '../env.ts'
import type { ConversationCalls } from '../rpc.ts'
import type { ConversationState } from '../storage/conversation-state.ts'
import { database } from './database.ts'
import { readOrganisation } from './organisation.ts'
import { componentsByKey, templatesNamedIn } from './templates.ts'

const KEPT_MS = 24 * 3_600_000

/** What a test session is about: the draft as it is saved at this moment. */
export async function readTestState(
  env: Env,
  request: Parameters<ConversationCalls['startTest']>[0],
  objectName: string,
  now: number,
): Promise<ConversationState> {
  const journey = await database(env.DB)
    .select()
    .from(journeys)
    .where(eq(journeys.id, request.journeyId))
    .get()
  const organisation = journey && (await readOrganisation(env, journey.organisationId))
  if (!journey || !organisation) throw new Error('the journey was deleted')
  const { name, timeZone, country } = organisation
  return {
    objectName,
    conversationId: `cnv_test_${request.sessionId}`,
    contactId: `ctc_test_${request.sessionId}`,
    organisationId: organisation.id,
    organisation: { name, timeZone, country },
    channelId: '',
    channel: { name: 'Test chat', type: 'test' },
    settings: { holdDays: 0, transferCloseHours: 24, failureCloseHours: 24, idleDays: 1 },
    guest: { key: 'test', alternateKeys: [], name: 'Test guest' },
    journeyName: journey.name,
    botName: 'Bot',
    test: {
      journeyId: journey.id,
      document: journey.document,
      templates: componentsByKey(await templatesNamedIn(env, organisation.id, journey.id)),
      cannedAnswers: request.cannedAnswers ?? {},
      expiresAt: now + KEPT_MS,
    },
  }
}
