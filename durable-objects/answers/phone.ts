// `max` costs 20 KiB more than `min`, which takes "12345" for a German number.
import parse, {
  type CountryCode,
  findPhoneNumbersInText,
  getCountryCallingCode,
  isSupportedCountry,
} from 'libphonenumber-js/max/es6'
import { withAsciiDigits } from './digits.ts'

// The search for a number takes a time that grows faster than the text.
const MAX_TEXT = 500

/**
 * A telephone number as E.164 ("0171 2345678" in DE is "+491712345678"), also in a sentence that
 * holds just one. Undefined when no such number can exist, or several are named. `country`: ISO 3166
 * alpha-2, where a number without a country code is at home.
 */
export function readPhone(text: string, country: string): string | undefined {
  const said = plain(text).slice(0, MAX_TEXT).replace(DATES, ' ').trim()
  const home = isSupportedCountry(country) ? country : undefined
  const whole = numberIn(said, home)
  if (whole) return whole
  const runs = (said.match(RUN) ?? []).flatMap((run) => numberIn(run, home) ?? [])
  const found = findPhoneNumbersInText(said, home).map(({ number }) => number.number)
  const [phone, ...others] = new Set([...runs, ...found])
  return others.length === 0 ? phone : undefined
}

/** Without what is pasted along unseen, and with ASCII digits and marks: "＋３４" is "+34". */
const plain = (text: string) =>
  withAsciiDigits(text.normalize('NFKC'))
    .replace(/\p{Cf}/gu, '')
    .replace(/\p{Pd}|\u2212/gu, '-')
    .replace(/\bplus\s*(?=\d)/giu, '+')

/** Digits with what may stand between them; at least seven. */
const RUN = /(?:\+\s*)?\(?\d(?:[\s().\-/]*\d){6,}/g

/** A day, which may have as many digits as a number in a small country. */
const DATES =
  /(?<![\d+])(?:\d{1,2}([/.-])\d{1,2}\1(?:19|20)\d\d|(?:19|20)\d\d([/.-])\d{1,2}\2\d{1,2})(?!\d)/g

function numberIn(said: string, home: CountryCode | undefined): string | undefined {
  for (const reading of readings(said, home)) {
    const number = parse(reading, { defaultCountry: home, extract: false })
    const phone = number && dialable(number.number)
    if (phone) return phone
  }
  return undefined
}

/** "4917…" and "0049…" mean "+4917…"; WhatsApp shows numbers without the plus. */
function readings(said: string, home: CountryCode | undefined): string[] {
  const digits = /^[\d\s().\-/]+$/.test(said) ? said.replace(/\D/g, '') : ''
  const long = /^\d{11,15}$/.test(digits)
  const own = home && long && digits.startsWith(getCountryCallingCode(home))
  return [
    ...(own ? [`+${digits}`] : []),
    said,
    ...(digits.startsWith('00') ? [`+${digits.slice(2)}`] : []),
    ...(long ? [`+${digits}`] : []),
  ]
}

/**
 * Forms of mobile numbers that have gone out of use and live on in WhatsApp's ids: Mexico dropped the
 * 1 before them in 2019, Brazil put a 9 before them until 2016.
 * https://developers.facebook.com/docs/whatsapp/cloud-api/reference/phone-numbers
 */
const OUTDATED: [RegExp, string][] = [
  [/^\+52(?:1|044|045)(?=\d{10}$)/, '+52'],
  [/^\+55([1-9]{2})(?=[6-9]\d{7}$)/, '+55$19'],
]

function dialable(number: string): string | undefined {
  const forms = [number, ...OUTDATED.map(([form, now]) => number.replace(form, now))]
  return forms.find((form) => parse(form)?.isValid())
}
