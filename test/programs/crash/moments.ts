/** When it hurts most to die: what is seen outside has just happened, what follows has not. */
export const MOMENTS = [
  'a webhook got its 200',
  'a message reached the provider',
  'a call was made',
] as const
type Moment = (typeof MOMENTS)[number]

/** None may come for as long as this. */
const PATIENCE_MS = 500

export function momentsOf() {
  const waiting = new Map<Moment, () => void>()
  const met = new Map<Moment, number>()
  return {
    /** Something of this kind has happened. */
    pass(moment: Moment) {
      const wake = waiting.get(moment)
      if (!wake) return
      waiting.delete(moment)
      met.set(moment, (met.get(moment) ?? 0) + 1)
      wake()
    },
    /** Resolves as soon as it happens again; at once without one. */
    async next(moment: Moment | undefined) {
      if (!moment) return
      const happens = new Promise<void>((resolve) => waiting.set(moment, resolve))
      const late = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE_MS))
      await Promise.race([happens, late])
      waiting.delete(moment)
    },
    /** How many kills met which. */
    met: () =>
      MOMENTS.map((moment): [string, number] => [`killed as ${moment}`, met.get(moment) ?? 0]),
  }
}
