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
 * holds just one. Undefined when no such number can exist. `country`: ISO 3166 alpha-2, where a
 * number without a country code is at home.
 */
export function readPhone(text: string, country: string): string | undefined {
  const said = withAsciiDigits(text).slice(0, MAX_TEXT).trim()
  const homeCountry = isSupportedCountry(country) ? country : undefined
  for (const reading of readings(said, homeCountry)) {
    const phone = parse(reading, { defaultCountry: homeCountry, extract: false })
    if (phone?.isValid()) return phone.number
  }
  const found = findPhoneNumbersInText(said, homeCountry).map(({ number }) => number.number)
  return new Set(found).size === 1 ? found[0] : undefined
}

/** "4917…" and "0049…" mean "+4917…"; WhatsApp shows numbers without the plus. */
function readings(said: string, homeCountry: CountryCode | undefined): string[] {
  const long = /^\d{11,15}$/.test(said)
  const own = homeCountry && long && said.startsWith(getCountryCallingCode(homeCountry))
  return [
    ...(own ? [`+${said}`] : []),
    said,
    ...(said.startsWith('00') ? [`+${said.slice(2)}`] : []),
    ...(long ? [`+${said}`] : []),
  ]
}
