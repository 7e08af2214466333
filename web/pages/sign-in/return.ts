const LIST = '/crm/settings/bot-journeys'

/** Where to go after signing in: only pages of this app. */
export function safeReturn(given: string | undefined): string {
  if (!given) return LIST
  try {
    const url = new URL(given, location.origin)
    const isOurs = url.origin === location.origin && url.pathname.startsWith('/crm')
    return isOurs ? url.pathname + url.search : LIST
  } catch {
    return LIST
  }
}

export const signInAt = (path: string) => `/sign-in?return=${encodeURIComponent(path)}`
