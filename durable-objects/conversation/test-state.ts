import type { Env } from '../env.ts'
import { readDraft } from '../records/drafts.ts'
import { readOrganisation } from '../records/organisation.ts'
import { componentsByKey, templatesNamedIn } from '../records/templates.ts'
import type { ConversationCalls } from '../rpc.ts'
import type { ConversationState } from '../storage/conversation-state.ts'

const KEPT_MS = 24 * 3_600_000

/** The state of a test session's conversation: it plays the draft as it is saved at this moment. */
export async function readTestState(
  env: Env,
  request: Parameters<ConversationCalls['startTest']>[0],
  objectName: string,
  now: number,
): Promise<ConversationState> {
  const journey = await readDraft(env, request.journeyId)
  const organisation = journey && (await readOrganisation(env, journey.organisationId))
  if (!journey || !organisation) throw new Error('the journey was deleted')
  const { name, timeZone, country, language } = organisation
  return {
    objectName,
    conversationId: `cnv_test_${request.sessionId}`,
    contactId: `ctc_test_${request.sessionId}`,
    organisationId: organisation.id,
    organisation: { name, timeZone, country, language },
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
