import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { betterAuth } from 'better-auth/minimal'
import { accounts, signIns, users, verifications } from '#schema'
import { hmacHex } from '../../durable-objects/guards/seal.ts'
import type { Env } from '../env.ts'
import { dbOf } from '../queries/db.ts'

const DAY_SECONDS = 86_400

/**
 * Signing in of people, by better-auth on its four tables. Loaded when somebody signs in and not
 * before: guests, webhooks and API keys never wait for it.
 */
async function signingIn(env: Env, request: Request) {
  const baseURL = new URL(request.url).origin
  return betterAuth({
    baseURL,
    basePath: '/api/v1/auth',
    secret: await hmacHex(env.MASTER_KEY ?? '', new TextEncoder().encode('sign-in')),
    database: drizzleAdapter(dbOf(env), {
      provider: 'sqlite',
      schema: { users, signIns, accounts, verifications },
    }),
    user: { modelName: 'users' },
    account: { modelName: 'accounts' },
    verification: { modelName: 'verifications' },
    session: {
      modelName: 'signIns',
      expiresIn: 30 * DAY_SECONDS,
      // Asked of the database each time: a cookie that answered for itself would outlive its sign-in.
      cookieCache: { enabled: false },
    },
    emailAndPassword: { enabled: true, disableSignUp: true },
    advanced: { cookiePrefix: 'bot-journeys', useSecureCookies: baseURL.startsWith('https:') },
    logger: { disabled: true },
    telemetry: { enabled: false },
  })
}

/** The cookies of a new sign-in, or undefined when address and password do not match. */
export async function signIn(
  env: Env,
  request: Request,
  who: { email: string; password: string },
): Promise<string[] | undefined> {
  const auth = await signingIn(env, request)
  const answer = await auth.api.signInEmail({
    body: who,
    headers: request.headers,
    asResponse: true,
  })
  return answer.ok ? answer.headers.getSetCookie() : undefined
}

/** The cookies that end a sign-in. */
export async function signOut(env: Env, request: Request): Promise<string[]> {
  const auth = await signingIn(env, request)
  const answer = await auth.api.signOut({ headers: request.headers, asResponse: true })
  return answer.headers.getSetCookie()
}

export async function signedInUser(env: Env, request: Request): Promise<string | undefined> {
  const auth = await signingIn(env, request)
  const found = await auth.api.getSession({ headers: request.headers })
  return found?.user.id
}
