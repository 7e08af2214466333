import type { ChannelSetup } from './channel-setup.ts'

export const webChat: ChannelSetup = {
  fields: () => [
    {
      kind: 'lines',
      name: 'allowedOrigins',
      label: 'Websites it may stand on',
      hint: 'One a line, for example https://casaverde.example. A single * allows every site.',
      optional: true,
    },
  ],
  defaults: { allowedOrigins: [] },
  steps: () => [],
}
