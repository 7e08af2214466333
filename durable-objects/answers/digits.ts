/**
 * Every decimal digit as 0–9, whatever script it was typed in: "٢", "२", "２" and "2️⃣" are all "2".
 * Only digits change; a "²" or "½" stays what it is.
 */
export const withAsciiDigits = (text: string) =>
  text
    .replace(/(?<=\p{Nd})\ufe0f?\u20e3/gu, '')
    .replace(/(?![0-9])\p{Nd}/gu, (digit) => String(worth(digit)))

/** Unicode keeps decimal digits in unbroken runs of ten, each beginning at its zero. */
function worth(digit: string): number {
  const code = digit.codePointAt(0) ?? 0
  let before = 0
  while (/\p{Nd}/u.test(String.fromCodePoint(code - before - 1))) before++
  return before % 10
}
