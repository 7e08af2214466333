/**
 * The one alarm of a conversation: the earliest of all that is due by itself. `armed` is what is set
 * already; an alarm that rings early finds nothing and sets the next, so it is only moved forward.
 * Undefined: leave it as it is.
 */
export function nextAlarm(
  due: (number | undefined)[],
  armed: number | undefined,
): number | undefined {
  const times = due.filter((time) => time !== undefined)
  if (times.length === 0) return undefined
  const earliest = Math.min(...times)
  return armed !== undefined && armed <= earliest ? undefined : earliest
}
