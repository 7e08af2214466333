import type { Config } from './channel-setup.ts'

/** What was typed for a channel made a moment ago: the page that follows shows what has to be pasted. */
const made = new Map<string, Config>()

export const keepMade = (channelId: string, config: Config) => {
  made.clear()
  made.set(channelId, config)
}

/** A secret of our own choosing, for as long as this tab remembers it. */
export function justMade(channelId: string, name: string): string | undefined {
  const value = made.get(channelId)?.[name]
  return typeof value === 'string' ? value : undefined
}
