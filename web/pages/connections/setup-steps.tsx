import type { ComponentChildren } from 'preact'
import type { Connection } from './channels-api.ts'

const META_FIELDS = {
  'whatsapp-official':
    'messages, message_template_status_update, template_category_update, message_template_quality_update, phone_number_quality_update, account_update',
  messenger:
    'messages, messaging_postbacks, message_deliveries, message_reads, message_echoes, message_reactions, messaging_referrals',
  instagram: 'messages, messaging_postbacks, messaging_seen, message_reactions, messaging_referral',
}

/** What to click at the provider, in order. Each step is one thing to do. */
export function setupSteps({ type, config }: Connection): ComponentChildren[] {
  switch (type) {
    case 'whatsapp-official':
      return [
        <>
          Open your app at <Out href="https://developers.facebook.com/apps" /> and go to{' '}
          <b>WhatsApp → Configuration</b>.
        </>,
        <>
          Under Webhook press <b>Edit</b>. Paste the webhook address as Callback URL and the verify
          token below it. Press <b>Verify and save</b>.
        </>,
        <>
          Under Webhook fields subscribe to <code>{META_FIELDS[type]}</code>. If your team also
          answers in the WhatsApp Business app, add <code>smb_message_echoes</code>.
        </>,
        <>Write to the number from another phone. Assign a live journey, and it answers.</>,
      ]
    case 'messenger':
      return [
        <>
          Open your app at <Out href="https://developers.facebook.com/apps" /> and go to{' '}
          <b>Messenger → Settings</b>.
        </>,
        <>
          Under Webhooks press <b>Edit callback URL</b>. Paste the webhook address and the verify
          token. Press <b>Verify and save</b>.
        </>,
        <>
          Under Webhooks press <b>Add subscriptions</b> beside your page and choose{' '}
          <code>{META_FIELDS[type]}</code>.
        </>,
        <>Write to the page from another account. Assign a live journey, and it answers.</>,
      ]
    case 'instagram':
      return [
        <>
          Open your app at <Out href="https://developers.facebook.com/apps" /> and go to{' '}
          <b>Instagram → API setup</b>.
        </>,
        <>
          Under Configure webhooks paste the webhook address and the verify token. Press{' '}
          <b>Verify and save</b>.
        </>,
        <>
          Subscribe to <code>{META_FIELDS[type]}</code>.
        </>,
        <>
          On the phone, in the Instagram app: <b>Settings → Messages → Connected tools</b>, and
          allow access to messages.
        </>,
      ]
    case 'whatsapp-unofficial':
      return config.driver === 'evolution' ? evolution : waha
    case 'email':
      return MAIL[String(config.transport)] ?? []
    case 'web-chat':
      return []
  }
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

const MAIL: Record<string, ComponentChildren[]> = {
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

const Out = ({ href }: { href: string }) => (
  <a href={href} target="_blank" rel="noreferrer">
    {new URL(href).host}
  </a>
)
