import { buildJourney } from '../../../runner/build-journey.ts'
import type { InjectedFault } from '../../../simulators/graph.ts'
import type { Guest, Place } from '../guest.ts'

const ask = { id: 'two', type: 'prompt', name: 'Two', config: { question: 'Two?' } } as const
const say = (id: string, text: string) => ({ id, type: 'text' as const, config: { text } })

/** Says and asks; nothing is made of a refusal. */
export const PLAIN = buildJourney([say('one', 'One.'), ask, say('three', 'Three.')])
/** A refusal has a way to go. */
export const WIRED = buildJourney([say('one', 'One.'), ask, say('sorry', 'Sorry.')], {
  edges: { 'one.failed': 'sorry', 'two.timeout': 'sorry', 'two.success': '' },
})
export const LONG = buildJourney([say('long', '{{var_local.story}}'), ask], {
  variables: [{ name: 'story', type: 'string', default: 'A hill above the sea. '.repeat(450) }],
})

/** A guest whose first messages meet these. */
export type Arrange = (place: Place, ...faults: InjectedFault[]) => Promise<Guest>
