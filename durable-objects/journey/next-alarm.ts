/**
 * When to set the one alarm of a conversation: the earliest of all moments that are due, epoch ms.
 * `armed` is what is set already. An alarm that fires early finds nothing to do and sets the next, so
 * it is never moved back. Undefined: leave it as it is.
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
