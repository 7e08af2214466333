/**
 * Countries where WhatsApp knows one mobile number under two spellings, each with and without a digit
 * that was put in front of mobile numbers: Mexico's 1, Argentina's 9, Brazil's ninth digit. In Brazil
 * eight digits that begin with 2 to 5 are a landline, of somebody else.
 */
const SPELLINGS: { with: RegExp; without: RegExp; digit: string }[] = [
  { with: /^(52)1(\d{10})$/, without: /^(52)(\d{10})$/, digit: '1' },
  { with: /^(54)9(\d{10})$/, without: /^(54)(\d{10})$/, digit: '9' },
  { with: /^(55[1-9]\d)9([016-9]\d{7})$/, without: /^(55[1-9]\d)([016-9]\d{7})$/, digit: '9' },
]

/**
 * The other spellings under which WhatsApp may know a phone number, in digits: both mean one guest.
 * Most numbers have none.
 *
 * Sample: `5215512345678` gives `['525512345678']`, `34600111222` gives `[]`.
 * Source: https://waha.devlike.pro/docs/apps/phone-numbers-mexico/ , and
 * https://github.com/chatwoot/chatwoot/pull/14263
 */
export function otherSpellings(digits: string): string[] {
  return SPELLINGS.flatMap((spelling) => {
    const [, before, after] = spelling.with.exec(digits) ?? []
    if (before !== undefined) return [`${before}${after}`]
    const [, country, rest] = spelling.without.exec(digits) ?? []
    return country === undefined ? [] : [`${country}${spelling.digit}${rest}`]
  })
}
