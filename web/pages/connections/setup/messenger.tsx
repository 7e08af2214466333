import { type ChannelSetup, id, secret } from './channel-setup.ts'
import { APP_SECRET, OpenApp, VERIFY_TOKEN } from './meta.tsx'

const WEBHOOK_FIELDS =
  'messages, messaging_postbacks, message_deliveries, message_reads, message_echoes, message_reactions, messaging_referrals'

export const messenger: ChannelSetup = {
  fields: () => [
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
  ],
  defaults: {},
  steps: () => [
    <OpenApp page="Messenger → Settings" />,
    <>
      Under Webhooks press <b>Edit callback URL</b>. Paste the webhook address and the verify token.
      Press <b>Verify and save</b>.
    </>,
    <>
      Under Webhooks press <b>Add subscriptions</b> beside your page and choose{' '}
      <code>{WEBHOOK_FIELDS}</code>.
    </>,
    <>Write to the page from another account. Assign a live journey, and it answers.</>,
  ],
}
