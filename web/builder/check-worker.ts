import type { Journey } from '#journey/journey.ts'
import type { Known } from '#journey/problem.ts'
import { problems } from '#journey/problems.ts'

export type Asked = { id: number; journey: Journey; known: Known }

addEventListener('message', ({ data: { id, journey, known } }: MessageEvent<Asked>) => {
  postMessage({ id, found: problems(journey, known) })
})
