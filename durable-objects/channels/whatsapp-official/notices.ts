import type { AccountNotice } from '../channel.ts'
import { graphErrorOf } from '../meta/graph.ts'
import { isJsonObject, type JsonObject, objectAt, stringAt } from '../parsing/json-object.ts'
import { failureOf } from './errors.ts'

/** The webhook fields about an account, in words. Unverified: what each of them holds. */
const FIELDS = new Map(
  Object.entries({
    phone_number_quality_update: 'Quality of the number',
    phone_number_name_update: 'Name of the number',
    account_update: 'Account',
    account_review_update: 'Account review',
    account_alerts: 'Account alert',
    business_capability_update: 'Limits of the business',
    security: 'Security',
    user_preferences: 'Marketing messages',
  }),
)

/**
 * A change that is about the account. `account` is the number where the change names one, else the
 * business account (`wabaId`). Undefined for a field nobody told us of.
 */
export function noticeOf(
  field: string,
  value: JsonObject,
  account: string,
): AccountNotice | undefined {
  const title = FIELDS.get(field)
  if (!title) return undefined
  return { type: 'account', account, detail: `${title}: ${told(value)}`, ...failing(field, value) }
}

/** An error without a message or status to belong to. */
export function errorNotice(error: JsonObject, account: string): AccountNotice | undefined {
  const said = graphErrorOf(error)
  if (!said) return undefined
  const { code, detail } = failureOf(said)
  return { type: 'account', account, detail, failure: code }
}

/** The few changes after which nothing can be sent: named by the events of `account_update`. Unverified: their
 * names. */
function failing(field: string, value: JsonObject): Pick<AccountNotice, 'failure'> {
  if (field !== 'account_update') return {}
  const banned = stringAt(objectAt(value, 'ban_info'), 'waba_ban_state') === 'DISABLE'
  const event = stringAt(value, 'event') ?? ''
  if (banned || event === 'ACCOUNT_DELETED') return { failure: 'account' }
  return ['PARTNER_REMOVED', 'PARTNER_APP_UNINSTALLED'].includes(event) ? { failure: 'auth' } : {}
}

/** "event PAUSED, template name order_confirmation": whatever the change says, two levels deep. */
function told(value: JsonObject, depth = 0): string {
  const state = Object.entries(value).flatMap(([name, fact]): string[] => {
    if (['messaging_product', 'metadata', 'contacts'].includes(name)) return []
    if (typeof fact !== 'object') return fact === '' ? [] : [`${name.replaceAll('_', ' ')} ${fact}`]
    if (depth > 1) return []
    return (Array.isArray(fact) ? fact : [fact]).map((item) =>
      isJsonObject(item) ? told(item, depth + 1) : '',
    )
  })
  return state.filter(Boolean).join(', ').slice(0, 500)
}
