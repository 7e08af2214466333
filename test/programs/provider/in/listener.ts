import { buildJourney } from '../../../runner/build-journey.ts'
import type { Guest } from '../guest.ts'

/** Asks, and says what it heard: the next message after that begins anew. */
export const LISTENER = buildJourney(
  [
    {
      id: 'ask',
      type: 'prompt',
      config: { question: 'Tell me.', retries: 'unlimited', variable: 'var_local.said' },
    },
    {
      id: 'told',
      type: 'text',
      config: { text: 'Heard {{var_system.last_input_type}}: {{var_local.said}}' },
    },
  ],
  { variables: [{ name: 'said', type: 'string' }] },
)

export const ASKED = 'Tell me.'

/** A guest who has just been asked. */
export type Asked = () => Promise<Guest>
