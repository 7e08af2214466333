import type { ChannelType } from './channel-types.ts'

type Words = { name: string; label: string; hint?: string; optional?: boolean }
/** One field of a channel's `config` (contract.md §2), as the form asks for it. */
export type ConfigField =
  | (Words & { kind: 'text' | 'id' | 'url' | 'email' })
  | (Words & { kind: 'secret'; canMake?: boolean })
  | (Words & { kind: 'choice'; options: [value: string, label: string][] })
  | (Words & { kind: 'lines' | 'flag' })

type Given = Record<string, unknown>

const id = (name: string, label: string, hint?: string): ConfigField => ({
  kind: 'id',
  name,
  label,
  hint,
})
const secret = (name: string, label: string, hint?: string): ConfigField => ({
  kind: 'secret',
  name,
  label,
  hint,
})

const APP_SECRET = secret(
  'appSecret',
  'App secret',
  'In your Meta app: App settings → Basic. It proves that a message really comes from Meta.',
)
const VERIFY_TOKEN: ConfigField = {
  kind: 'secret',
  name: 'verifyToken',
  label: 'Verify token',
  hint: 'By it Meta knows us. Make one here, then paste it at Meta.',
  canMake: true,
}

const WHATSAPP: ConfigField[] = [
  id(
    'phoneNumberId',
    'Phone number ID',
    'In your Meta app: WhatsApp → API Setup. A long number, but not the phone number itself.',
  ),
  id('wabaId', 'WhatsApp Business Account ID', 'On the same page, beside it.'),
  secret(
    'accessToken',
    'Access token',
    'A permanent one: Business settings → System users → Generate token, with whatsapp_business_messaging and whatsapp_business_management.',
  ),
  APP_SECRET,
  VERIFY_TOKEN,
]

const MESSENGER: ConfigField[] = [
  id('pageId', 'Page ID', 'On the page: About → Page transparency.'),
  id(
    'appId',
    'App ID',
    'In your Meta app: App settings → Basic. It tells our messages from others’.',
  ),
  secret(
    'pageAccessToken',
    'Page access token',
    'In your Meta app: Messenger → Settings → Access tokens, with pages_messaging.',
  ),
  APP_SECRET,
  VERIFY_TOKEN,
]

const instagram = ({ via }: Given): ConfigField[] => [
  {
    kind: 'choice',
    name: 'via',
    label: 'Signed in with',
    options: [
      ['instagram', 'Instagram itself'],
      ['page', 'The Facebook page it is linked with'],
    ],
  },
  id('accountId', 'Account ID', 'As webhooks name it: of what /me answers, user_id and not id.'),
  ...(via === 'page'
    ? [id('pageId', 'Page ID', 'Of the Facebook page the account is linked with.')]
    : []),
  secret('accessToken', 'Access token', 'A long-lived one, with permission to manage messages.'),
  APP_SECRET,
  VERIFY_TOKEN,
]

const gateway = ({ driver }: Given): ConfigField[] => [
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
]

const TOKENS: Record<string, [label: string, hint: string]> = {
  postmark: ['Server token', 'In Postmark: your server → API Tokens.'],
  resend: ['API key', 'In Resend: API Keys, with full access.'],
}

const email = ({ transport }: Given): ConfigField[] => {
  const [label, hint] = TOKENS[String(transport)] ?? []
  return [
    {
      kind: 'choice',
      name: 'transport',
      label: 'Provider',
      options: [
        ['postmark', 'Postmark'],
        ['resend', 'Resend'],
        ['cloudflare', 'Cloudflare'],
      ],
    },
    {
      kind: 'email',
      name: 'address',
      label: 'Address',
      hint: 'Guests write to it, and answers come from it.',
    },
    {
      kind: 'text',
      name: 'fromName',
      label: 'Sender',
      hint: 'The name guests see, for example Casa Verde.',
      optional: true,
    },
    ...(label ? [secret('token', label, hint)] : []),
    ...(transport === 'postmark'
      ? [
          {
            kind: 'secret',
            name: 'webhookSecret',
            label: 'Webhook password',
            hint: 'Postmark sends it with every mail, so that nobody else can.',
            canMake: true,
          } as const,
        ]
      : []),
    ...(transport === 'resend'
      ? [
          {
            kind: 'secret',
            name: 'webhookSecret',
            label: 'Signing secret',
            hint: 'Begins with whsec_. Resend gives it once the webhook is made: add it then.',
            optional: true,
          } as const,
        ]
      : []),
  ]
}

const WEB_CHAT: ConfigField[] = [
  {
    kind: 'lines',
    name: 'allowedOrigins',
    label: 'Websites it may stand on',
    hint: 'One a line, for example https://casaverde.example. A single * allows every site.',
    optional: true,
  },
]

/** What the config of a channel asks for, given what is chosen so far. */
export function fieldsOf(type: ChannelType, given: Given): ConfigField[] {
  switch (type) {
    case 'whatsapp-official':
      return WHATSAPP
    case 'whatsapp-unofficial':
      return gateway(given)
    case 'messenger':
      return MESSENGER
    case 'instagram':
      return instagram(given)
    case 'email':
      return email(given)
    case 'web-chat':
      return WEB_CHAT
  }
}

/** What is chosen before anybody chooses. */
export const DEFAULTS: Record<ChannelType, Given> = {
  'whatsapp-official': {},
  'whatsapp-unofficial': { driver: 'waha', session: 'default', interactiveMode: 'text' },
  messenger: {},
  instagram: { via: 'instagram' },
  email: { transport: 'postmark' },
  'web-chat': { allowedOrigins: [] },
}
