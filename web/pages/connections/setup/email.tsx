import type { ComponentChildren } from 'preact'
import { type ChannelSetup, type Config, type ConfigField, secret } from './channel-setup.ts'

export const email: ChannelSetup = {
  fields,
  defaults: { transport: 'postmark' },
  steps: ({ transport }) => STEPS[String(transport)] ?? [],
}

const TOKENS: Record<string, [label: string, hint: string]> = {
  postmark: ['Server token', 'In Postmark: your server → API Tokens.'],
  resend: ['API key', 'In Resend: API Keys, with full access.'],
}

function fields({ transport }: Config): ConfigField[] {
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

const STEPS: Record<string, ComponentChildren[]> = {
  postmark: [
    <>
      In Postmark verify the address or its domain under <b>Sender signatures</b>.
    </>,
    <>
      Open your server’s <b>Default inbound stream → Settings</b>. Paste the webhook address with
      its password: <code>https://postmark:</code>, the password, <code>@</code>, and what follows{' '}
      <code>https://</code>.
    </>,
    <>
      Let mail for the address arrive there: forward it to the inbound address shown, or point an MX
      record at <code>inbound.postmarkapp.com</code>.
    </>,
    <>
      In the outbound stream switch off open and link tracking, and give its webhook the same
      address for deliveries, bounces and complaints.
    </>,
  ],
  resend: [
    <>
      In Resend add the domain under <b>Domains</b>, and switch on receiving: it shows the MX record
      to set.
    </>,
    <>
      Under <b>Webhooks</b> add the webhook address with{' '}
      <code>
        email.received, email.delivered, email.bounced, email.complained, email.failed,
        email.suppressed
      </code>
      .
    </>,
    <>
      Copy the webhook’s signing secret (it begins with <code>whsec_</code>) and save it here, under
      Credentials.
    </>,
  ],
  cloudflare: [
    <>
      In the Cloudflare dashboard open your domain’s <b>Email → Email Routing</b> and switch it on,
      with subaddressing.
    </>,
    <>
      Make a rule that sends mail for the address to the Worker <code>bot-journeys</code>.
    </>,
    <>
      Under <b>Email Service</b> onboard the domain for sending. Without it only addresses you have
      verified receive answers.
    </>,
  ],
}
