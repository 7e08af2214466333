import { type ChannelSetup, id, secret } from './channel-setup.ts'
import { APP_SECRET, OpenApp, VERIFY_TOKEN } from './meta.tsx'

const WEBHOOK_FIELDS =
  'messages, messaging_postbacks, messaging_seen, message_reactions, messaging_referral'

export const instagram: ChannelSetup = {
  fields: ({ via }) => [
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
  ],
  defaults: { via: 'instagram' },
  steps: () => [
    <OpenApp page="Instagram → API setup" />,
    <>
      Under Configure webhooks paste the webhook address and the verify token. Press{' '}
      <b>Verify and save</b>.
    </>,
    <>
      Subscribe to <code>{WEBHOOK_FIELDS}</code>.
    </>,
    <>
      On the phone, in the Instagram app: <b>Settings → Messages → Connected tools</b>, and allow
      access to messages.
    </>,
  ],
}
