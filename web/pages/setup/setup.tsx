import { useMemo, useState } from 'preact/hooks'
import { languageOf } from '#messages/language.ts'
import { type ApiError, api, failureOf, type SetUp } from '../../api/api.ts'
import controls from '../../design/controls.module.css'
import { EmailField, PasswordField, SelectField, TextField } from '../../design/field.tsx'
import { intlLocale } from '../../format/intl-locale.ts'
import { languages } from '../../format/languages.ts'
import { describeFailure } from '../error-panel.tsx'
import door from '../signed-out/signed-out-page.module.css'
import { SignedOutPage } from '../signed-out/signed-out-page.tsx'
import { ApiKey } from './api-key.tsx'
import { countries, likelyCountry, ownTimeZone, timeZones } from './region-options.ts'

/** The first run: whose installation this is, and who owns it. Works once. */
export default function Setup() {
  const [made, setMade] = useState<{ apiKey: string; given: SetUp }>()
  const [failure, setFailure] = useState<ApiError>()
  const [isBusy, setBusy] = useState(false)

  async function submit(event: SubmitEvent) {
    event.preventDefault()
    if (isBusy || !(event.target instanceof HTMLFormElement)) return
    setBusy(true)
    setFailure(undefined)
    const given = readForm(new FormData(event.target))
    try {
      const { apiKey } = await api.setUp(given)
      setMade({ apiKey, given })
    } catch (thrown) {
      setFailure(failureOf(thrown))
      setBusy(false)
    }
  }

  if (made) return <ApiKey apiKey={made.apiKey} owner={made.given.owner} />
  if (failure?.status === 409) return <AlreadySetUp />
  return (
    <SignedOutPage
      title="Set up Bot Journeys"
      lead="Two minutes: your organisation, and you as its owner. Everybody else is invited later."
    >
      <form class={door.form} onSubmit={submit}>
        <Fields />
        {failure && (
          <p class={controls.bad} role="alert">
            {describeFailure(failure)}
          </p>
        )}
        <button type="submit" class={controls.primary} disabled={isBusy}>
          {isBusy ? 'Setting up…' : 'Set up'}
        </button>
      </form>
    </SignedOutPage>
  )
}

function Fields() {
  const locale = intlLocale(navigator.language)
  const places = useMemo(
    () => ({ zones: timeZones(), countries: countries(locale), languages: languages(locale) }),
    [],
  )
  return (
    <>
      <TextField label="Organisation" name="organisation" autocomplete="organization" />
      <div class={door.pair}>
        <SelectField
          label="Time zone"
          name="timeZone"
          value={ownTimeZone()}
          options={places.zones}
        />
        <SelectField
          label="Country"
          name="country"
          value={likelyCountry(locale)}
          options={places.countries}
        />
      </div>
      <SelectField
        label="Language of your guests"
        name="language"
        value={languageOf(locale) ?? 'en'}
        options={places.languages}
      />
      <p class={controls.hint}>
        They decide what “tomorrow at nine” means, and how phone numbers, dates and answers are
        read.
      </p>
      <fieldset class={door.group}>
        <TextField label="Your name" name="name" autocomplete="name" />
        <EmailField label="Email" name="email" autocomplete="email" />
        <PasswordField
          label="Password"
          name="password"
          autocomplete="new-password"
          hint="At least 10 characters. A few words in a row are easy to remember."
        />
      </fieldset>
      <fieldset class={door.group}>
        <label class={controls.check}>
          <input type="checkbox" name="samples" defaultChecked />
          <span>
            Add three sample journeys
            <br />
            <span class={controls.hint}>
              One of them is live on a web chat, so that you can try it at once.
            </span>
          </span>
        </label>
      </fieldset>
    </>
  )
}

function readForm(form: FormData): SetUp {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  return {
    organisation: text('organisation'),
    timeZone: text('timeZone'),
    country: text('country'),
    language: text('language'),
    owner: {
      name: text('name'),
      email: text('email'),
      password: String(form.get('password') ?? ''),
    },
    samples: form.has('samples'),
  }
}

const AlreadySetUp = () => (
  <SignedOutPage title="This is already set up" lead="Somebody has been here before, perhaps you.">
    <a class={controls.primary} href="/sign-in">
      Sign in
    </a>
    <p class={door.foot}>No account? Ask an owner or an admin to invite you.</p>
  </SignedOutPage>
)
