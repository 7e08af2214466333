import { type ChannelSetup, id, secret } from './channel-setup.ts'

export const whatsappUnofficial: ChannelSetup = {
  fields: ({ driver }) => [
    {
      kind: 'choice',
      name: 'driver',
      label: 'Gateway',
      options: [
        ['waha', 'WAHA'],
        ['evolution', 'Evolution API'],
      ],
    },
    {
      kind: 'url',
      name: 'baseUrl',
      label: 'Address',
      hint: 'Where the gateway answers, for example https://waha.casaverde.example',
    },
    secret('apiKey', 'API key', 'The gateway’s own key.'),
    id('session', driver === 'evolution' ? 'Instance' : 'Session', 'Its name on the gateway.'),
    driver === 'evolution'
      ? {
          kind: 'secret',
          name: 'webhookSecret',
          label: 'Webhook secret',
          hint: 'The gateway sends it with every message, so that nobody else can.',
          canMake: true,
        }
      : {
          kind: 'secret',
          name: 'hmacKey',
          label: 'HMAC key',
          hint: 'The gateway signs every message with it.',
          canMake: true,
        },
    {
      kind: 'choice',
      name: 'interactiveMode',
      label: 'Buttons and lists',
      hint: 'Gateways call polls and buttons fragile. Numbered text always arrives.',
      options: [
        ['text', 'As numbered text'],
        ['poll', 'As a poll'],
        ['native', 'As real buttons'],
      ],
    },
    {
      kind: 'flag',
      name: 'typing',
      label: 'Show “typing…” before each answer',
      hint: 'Answers come a little later, as if a person typed them.',
    },
  ],
  defaults: { driver: 'waha', session: 'default', interactiveMode: 'text' },
  steps: ({ driver }) => (driver === 'evolution' ? evolution : waha),
  warning:
    'WhatsApp may ban an ordinary account that a program writes with. Answer guests who write to you, and do not write first.',
}

const waha = [
  <>
    Open the WAHA dashboard, and your session’s <b>Configuration</b>.
  </>,
  <>
    Add a webhook with the webhook address and these events:{' '}
    <code>
      message.any, message.ack, message.reaction, message.revoked, message.edited, poll.vote,
      session.status
    </code>
    .
  </>,
  <>
    Paste the HMAC key there, and set retries to <b>exponential</b>, 2 seconds, 15 attempts.
  </>,
  <>Save, restart the session and scan the code with the phone.</>,
]

const evolution = [
  <>
    Open the Evolution manager, and your instance’s <b>Events → Webhook</b>.
  </>,
  <>
    Switch it on, paste the webhook address, and leave “by events” and “base64” off. Choose{' '}
    <code>MESSAGES_UPSERT, MESSAGES_UPDATE, SEND_MESSAGE, CONNECTION_UPDATE, QRCODE_UPDATED</code>.
  </>,
  <>
    Add the header <code>authorization</code> with the value <code>Bearer</code>, a space and the
    webhook secret. Where the manager has no field for it, its API has:{' '}
    <code>POST /webhook/set/&lt;instance&gt;</code>.
  </>,
  <>Connect the instance and scan the code with the phone.</>,
]
