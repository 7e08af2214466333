import { sha256Hex } from '../../durable-objects/guards/seal.ts'
import { Refusal } from '../http/refusals.ts'
import type { Db } from '../queries/db.ts'
import { forgetSpent, giveBack, type Limit, spend } from '../queries/rate-limits.ts'

const MINUTE_MS = 60_000
const WINDOW_MS = 15 * MINUTE_MS
const TRIES_AN_ACCOUNT = 10
const TRIES_A_NETWORK = 30

type Tried = { email: string; network: string }

/**
 * Counts a try to sign in before its password is looked at. Refuses with `too_many_requests` after ten
 * in a quarter of an hour that failed for one account, from wherever, or thirty from one network.
 */
export async function countTry(db: Db, tried: Tried): Promise<void> {
  const { account, network } = await limitsOf(tried)
  // What a network may not try any more does not lock an account.
  for (const limit of [network, account]) {
    const until = await spend(db, limit, 1)
    if (until === undefined) continue
    const minutes = Math.max(1, Math.ceil((until - Date.now()) / MINUTE_MS))
    throw new Refusal('too_many_requests', {
      message: `Too many tries to sign in: wait ${minutes === 1 ? 'a minute' : `${minutes} minutes`} and try again`,
    })
  }
}

/** The try was the right one: it counts for nothing, and so do those before it for this account. */
export async function forgiveTry(db: Db, tried: Tried): Promise<void> {
  const { account, network } = await limitsOf(tried)
  await forgetSpent(db, account.id)
  await giveBack(db, network.id, 1)
}

async function limitsOf({ email, network }: Tried): Promise<{ account: Limit; network: Limit }> {
  const [accountId, networkId] = await Promise.all([
    sha256Hex(`sign-in account ${email}`),
    sha256Hex(`sign-in network ${network}`),
  ])
  return {
    account: { id: accountId, most: TRIES_AN_ACCOUNT, windowMs: WINDOW_MS },
    network: { id: networkId, most: TRIES_A_NETWORK, windowMs: WINDOW_MS },
  }
}
