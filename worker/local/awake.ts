import { execSync } from 'node:child_process'

const FILES_EACH = 3
/** The rest is for guests who write meanwhile, and for everything else that is open. */
const SHARE = 0.75

/**
 * How many conversations the fan-out may have awake at once. On Cloudflare they are spread over many
 * machines; here they share the files that one process may open, and one that runs out of them
 * answers nobody. Empty where there is no limit.
 */
export function awakeAtMost(): string {
  if (process.platform === 'win32') return ''
  const files = Number(execSync('ulimit -n').toString())
  return Number.isNaN(files) ? '' : String(Math.floor((files * SHARE) / FILES_EACH))
}
