import { type ChannelSetup, id, secret } from './channel-setup.ts'
import { APP_SECRET, OpenApp, VERIFY_TOKEN } from './meta.tsx'

const WEBHOOK_FIELDS =
  'messages, message_template_status_update, template_category_update, message_template_quality_update, phone_number_quality_update, account_update'

export const whatsappOfficial: ChannelSetup = {
  fields: () => [
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
  ],
  defaults: {},
  steps: () => [
    <OpenApp page="WhatsApp → Configuration" />,
    <>
      Under Webhook press <b>Edit</b>. Paste the webhook address as Callback URL and the verify
      token below it. Press <b>Verify and save</b>.
    </>,
    <>
      Under Webhook fields subscribe to <code>{WEBHOOK_FIELDS}</code>. If your team also answers in
      the WhatsApp Business app, add <code>smb_message_echoes</code>.
    </>,
    <>Write to the number from another phone. Assign a live journey, and it answers.</>,
  ],
}
