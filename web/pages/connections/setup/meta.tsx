import { type ConfigField, secret } from './channel-setup.ts'

/** What every app at Meta has. */
export const APP_SECRET = secret(
  'appSecret',
  'App secret',
  'In your Meta app: App settings → Basic. It proves that a message really comes from Meta.',
)
export const VERIFY_TOKEN: ConfigField = {
  kind: 'secret',
  name: 'verifyToken',
  label: 'Verify token',
  hint: 'By it Meta knows us. Make one here, then paste it at Meta.',
  canMake: true,
}

const APPS = 'https://developers.facebook.com/apps'

/** Where everything at Meta begins: "Open your app at … and go to Instagram → API setup". */
export const OpenApp = ({ page }: { page: string }) => (
  <>
    Open your app at{' '}
    <a href={APPS} target="_blank" rel="noreferrer">
      {new URL(APPS).host}
    </a>{' '}
    and go to <b>{page}</b>.
  </>
)
