import { buildJourney } from '../runner/build-journey.ts'

/** Asks, and says what it heard: the next message after that begins anew. */
export const LISTENER = buildJourney(
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

/** Greets, asks for a villa, and says so. */
export const VILLA = buildJourney([
  { id: 'hello', type: 'text', config: { text: 'Welcome, {{var_system.user_name|guest}}.' } },
  {
    id: 'villa',
    type: 'reply',
    config: {
      body: 'Which villa?',
      retries: 'unlimited',
      options: ['Olive', 'Cypress'].map((label) => ({ id: label.toLowerCase(), label })),
    },
  },
  { id: 'bye', type: 'text', config: { text: 'So {{var_system.last_input}} it is.' } },
])
