/** What the steps have in common that say nothing, ask nothing and never wait. */
export const immediate = {
  failsAt: {},
  waitsFor: () => undefined,
  silence: () => 0,
  sends: () => 'nothing' as const,
  choices: () => [],
  faults: () => [],
} as const
