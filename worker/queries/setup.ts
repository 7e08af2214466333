import { sql } from 'drizzle-orm'
import { accounts, apiKeys, members, organisations, users } from '#schema'
import { newId } from '../http/ids.ts'
import { Refusal } from '../http/refusals.ts'
import { newKey } from './api-keys.ts'
import type { Db } from './db.ts'
import type { Author } from './members.ts'
import { isSetUp } from './organisations.ts'
import { newPerson } from './people.ts'

export type Setup = {
  organisation: string
  timeZone: string
  country: string
  language: string
  owner: { name: string; email: string; password: string }
}

/** The first organisation with its owner, its bot and the owner's key: all of it or, later, nothing. */
export async function setUp(
  db: Db,
  { organisation: name, timeZone, country, language, owner }: Setup,
) {
  if (await isSetUp(db)) throw new Refusal('already_set_up')
  const organisationId = newId('organisation')
  const memberId = newId('member')
  const userId = newId('user')
  const createdAt = Date.now()
  const { user, account } = await newPerson(userId, owner)
  const { row, key } = await newKey({
    organisationId,
    memberId,
    name: "The owner's first key",
    role: 'owner',
  })
  const common = { organisationId, createdAt }
  const first = sql`select ${organisationId}, ${name}, ${timeZone}, ${country}, null, ${createdAt},
    ${language}
    where not exists (select 1 from ${organisations})`
  try {
    await db.batch([
      db.insert(organisations).select(first),
      // Of two setups at once the second has no organisation to refer to, and fails as a whole.
      db.insert(members).values({
        ...common,
        id: memberId,
        name: owner.name,
        email: owner.email,
        role: 'owner',
        userId,
      }),
      db.insert(members).values({ ...common, id: newId('member'), name: 'Bot', role: 'bot' }),
      db.insert(users).values(user),
      db.insert(accounts).values(account),
      db.insert(apiKeys).values(row),
    ])
  } catch (error) {
    if (await isSetUp(db)) throw new Refusal('already_set_up')
    throw error
  }
  const author: Author = { organisationId, memberId }
  return { author, key }
}
