import type { MiddlewareHandler } from 'hono'
import { limitBody } from '../http/body.ts'
import { Refusal } from '../http/refusals.ts'
import { ACTIONS, type Action, can, notAllowed } from './access.ts'
import { type ApiEnv, callerOf } from './callers.ts'

/** Lets a request in when its caller may do this; the first check of every route. */
export const admit =
  (action: Action): MiddlewareHandler<ApiEnv> =>
  async (c, next) => {
    const caller = await callerOf(c)
    if (!can(caller.role, action)) throw notAllowed(action, ACTIONS[action])
    if (caller.scopes && !caller.scopes.includes(action)) {
      throw new Refusal('not_allowed', {
        message: `This key may not ${action}: its scopes leave that out`,
        details: { scopes: caller.scopes },
      })
    }
    c.set('caller', caller)
    await next()
  }

const JSON_BYTES = 2_500_000

/** The part of a route that says who may call it and how much they may send. Checked before reading. */
export const only = <A extends Action>(action: A) => ({
  'x-action': action,
  middleware: [admit(action), limitBody(JSON_BYTES)],
})

/** The same for a route that needs nobody to be signed in. */
export const anybody = () => ({
  security: [],
  middleware: [limitBody(64_000)],
})
