import type { Caller } from './callers.ts'
import type { Env } from './env.ts'

/** Fills a new organisation with journeys to look at. */
export async function createSamples(
  _env: Env,
  _organisation: { id: string; name: string },
  _owner: Caller,
): Promise<void> {}
