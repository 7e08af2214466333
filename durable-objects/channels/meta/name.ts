import type { Providers } from '../channel.ts'
import { objectAt, stringAt } from '../parsing/json-object.ts'
import { failureOf } from './errors.ts'
import { graphAddress, graphErrorOf, jsonOf } from './graph.ts'

/** Refusals that say nothing of the guest: the next asking may be heard. */
const OF_OUR_OWN = ['auth', 'account', 'throttle', 'transient', 'unknown']
const MOST = 255

/**
 * What a guest is called on Messenger (`first_name,last_name`) or Instagram (`name,username`);
 * undefined where Meta does not tell, which is often. Throws when it could not be asked.
 * README.md, Names.
 */
export async function fetchMetaName(
  { key, token, fields }: { key: string; token: string; fields: string },
  providers: Providers,
  signal: AbortSignal,
): Promise<string | undefined> {
  const path = `${encodeURIComponent(key)}?fields=${fields}`
  const response = await providers.fetch(
    new Request(graphAddress(providers, path), {
      headers: { authorization: `Bearer ${token}` },
      signal,
      redirect: 'manual',
    }),
  )
  const answer = await jsonOf(response)
  const error = graphErrorOf(objectAt(answer, 'error'))
  const heard = error ? !OF_OUR_OWN.includes(failureOf(error, response.status).code) : response.ok
  if (!answer || !heard) throw new Error(`Meta answered ${response.status} for a name`)
  const parts = ['first_name', 'last_name'].map((part) => stringAt(answer, part)?.trim())
  const name = stringAt(answer, 'name') ?? parts.filter(Boolean).join(' ')
  return (name.trim() || stringAt(answer, 'username'))?.slice(0, MOST)
}
