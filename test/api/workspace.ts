import { exports } from 'cloudflare:workers'

declare global {
  namespace Cloudflare {
    interface GlobalProps {
      mainModule: typeof import('../../worker/index.ts')
    }
  }
}

export const ORIGIN = 'https://bots.example'

/** One call to the worker, as a partner makes it; the answer's body is read as JSON. */
export async function call(
  method: string,
  path: string,
  {
    key,
    body,
    headers = {},
  }: { key?: string; body?: unknown; headers?: Record<string, string> } = {},
) {
  const response = await exports.default.fetch(
    new Request(`${ORIGIN}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(key ? { authorization: `Bearer ${key}` } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
    }),
  )
  const text = await response.text()
  const json = text.startsWith('{') ? JSON.parse(text) : undefined
  return { status: response.status, json, text, headers: response.headers }
}

export const OWNER = {
  name: 'Ann',
  email: 'ann@casaverde.example',
  password: 'a long enough password',
}

/** Sets the installation up and gives the owner's key. */
export async function setUp() {
  const { json } = await call('POST', '/api/v1/setup', {
    body: { organisation: 'Casa Verde', timeZone: 'Europe/Lisbon', country: 'PT', owner: OWNER },
  })
  return json as { organisation: { id: string }; member: { id: string }; apiKey: string }
}
