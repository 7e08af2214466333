import type { Verdict } from './verdict.ts'

/** `taken`: something was read where nothing should be. */
export function verdictOn<Value>(
  meant: Value | null,
  read: Value | null | undefined,
): Verdict['verdict'] {
  if (meant === (read ?? null)) return 'right'
  if (meant === null) return 'taken'
  return read === null || read === undefined ? 'missed' : 'wrong'
}
