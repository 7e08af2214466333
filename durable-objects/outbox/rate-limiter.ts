const SECOND = 1000
const MINUTE = 60 * SECOND
/** An account that writes faster looks like a machine, and is banned for it. */
const A_MINUTE = 20

/**
 * How a person would write: a message a second, and twenty a minute. Known as long as the conversation
 * is awake, which is longer than a second; whoever has slept has been slow enough.
 */
export class RateLimiter {
  #sentAt: number[] = []

  /** Undefined: it may leave now, and counts as sent. Else when it may. */
  take(now: number): number | undefined {
    const at = this.#nextAt(now)
    if (at > now) return at
    this.#sentAt = [...this.#sentAt, now].slice(-A_MINUTE)
    return undefined
  }

  #nextAt(now: number): number {
    const last = this.#sentAt.at(-1)
    const first = this.#sentAt.length === A_MINUTE ? this.#sentAt[0] : undefined
    const afterLast = last === undefined ? now : last + SECOND
    const afterFirst = first === undefined ? now : first + MINUTE
    return Math.max(now, afterLast, afterFirst)
  }
}
