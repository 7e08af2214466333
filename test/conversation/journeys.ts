import { drawing } from '../local/drawing.ts'

/** Asks, and says what it heard: the next message after that begins anew. */
export const LISTENER = drawing(
  [
    {
      id: 'ask',
      type: 'prompt',
      name: 'Question',
      config: { question: 'Tell me.', retries: 'unlimited', variable: 'var_local.said' },
    },
    { id: 'told', type: 'text', config: { text: 'Heard {{var_local.said}}.' } },
  ],
  { variables: [{ name: 'said', type: 'string' }] },
)
