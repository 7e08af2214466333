import type { Env } from '../env.ts'

/** workerd looks every ten seconds for conversations to evict: those idle for ten seconds. */
const AWAKE_MS = 20_000
const LOOK_MS = 200

let woken: { at: number; many: number }[] = []

/** Resolves when so many more conversations may be woken. At once, where they share no process. */
export async function waitForAwakeSlots(
  { AWAKE_AT_MOST }: Pick<Env, 'AWAKE_AT_MOST'>,
  many: number,
) {
  if (!AWAKE_AT_MOST) return
  while (awake() + many > Number(AWAKE_AT_MOST)) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
  }
  woken.push({ at: Date.now(), many })
}

function awake(): number {
  const since = Date.now() - AWAKE_MS
  woken = woken.filter(({ at }) => at > since)
  return woken.reduce((sum, { many }) => sum + many, 0)
}
