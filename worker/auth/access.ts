import type { Role } from '#schema'
import { Refusal } from '../http/refusals.ts'

const ALL: Role[] = ['owner', 'admin', 'user', 'bot']
const PEOPLE: Role[] = ['owner', 'admin', 'user']
const ADMINS: Role[] = ['owner', 'admin']
const OWNERS: Role[] = ['owner']

/** Which roles may do what. Every route names one of these actions. */
export const ACTIONS = {
  'list journeys': ALL,
  'read journeys': PEOPLE,
  'write journeys': ADMINS,
  'test journeys': PEOPLE,
  'read goals': PEOPLE,
  'write goals': ADMINS,
  'read channels': PEOPLE,
  'write channels': ADMINS,
  'read templates': PEOPLE,
  'write templates': ADMINS,
  'read campaign variables': PEOPLE,
  'write campaign variables': ADMINS,
  'work the inbox': PEOPLE,
  'read sessions': PEOPLE,
  'run sessions': ADMINS,
  'reset conversations': ADMINS,
  'read teams': PEOPLE,
  'write teams': ADMINS,
  'upload media': ADMINS,
  'manage members': ADMINS,
  'manage keys': ADMINS,
  'read the organisation': PEOPLE,
  'manage the organisation': OWNERS,
} as const satisfies Record<string, Role[]>

export type Action = keyof typeof ACTIONS
export const ACTION_NAMES = Object.keys(ACTIONS)

export function can(role: Role, action: Action): boolean {
  const allowed: readonly Role[] = ACTIONS[action]
  return allowed.includes(role)
}

type Holder = { role: Role; scopes?: readonly string[] }

/** The actions of a role, those of them that the scopes name where there are any. */
export const rightsOf = ({ role, scopes }: Holder): string[] =>
  Object.entries<readonly Role[]>(ACTIONS).flatMap(([action, allowed]) =>
    allowed.includes(role) && (scopes?.includes(action) ?? true) ? [action] : [],
  )

/**
 * Whoever is limited by scopes hands on nothing beyond them: neither by a key, nor by making somebody
 * a member with a role.
 */
export function requireWithin(maker: Holder, given: Holder) {
  const rights = rightsOf(maker)
  const beyond = rightsOf(given).filter((action) => !rights.includes(action))
  if (!maker.scopes || beyond.length === 0) return
  throw new Refusal('not_allowed', {
    message: `This key may not give what its scopes leave out: ${beyond.join(', ')}. Give scopes that it has, or use a key without scopes`,
    details: { scopes: maker.scopes, beyond },
  })
}

const STRENGTH: Record<Role, number> = { owner: 3, admin: 2, user: 1, bot: 0 }

/** A key is never stronger than its maker: the weaker of the two. */
export const weaker = (a: Role, b: Role): Role => (STRENGTH[a] <= STRENGTH[b] ? a : b)

/** An owner may make anybody; others only whoever is below themselves. */
export const mayManage = (role: Role, other: Role) =>
  role === 'owner' || STRENGTH[role] > STRENGTH[other]

const TITLES: Record<Role, string> = {
  owner: 'Owners',
  admin: 'Admins',
  user: 'Users',
  bot: 'Bots',
}

/** The refusal names the roles that may, so that the reader knows whom to ask. */
export function notAllowed(what: string, allowed: readonly Role[]): Refusal {
  const names = allowed.map((role) => TITLES[role])
  const last = names.pop()
  const who = names.length ? `${names.join(', ')} and ${last}` : last
  return new Refusal('not_allowed', { message: `Only ${who} may ${what}`, details: { allowed } })
}
