import { command } from './command.ts'

export const back = command({
  name: 'back',
  label: 'Back to the journeys',
  group: 'Journey',
  icon: 'back',
  run: ({ leave }) => leave('/crm/settings/bot-journeys'),
})
