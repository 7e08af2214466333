const GATEWAYS =
  'The gateways themselves call buttons broken and lists fragile (WAHA: "do not work at the moment"), and a message that silently fails to show cannot be noticed. Numbered lines always arrive, and a tap is no more than typing the number. A poll or a list can be added below by the channel’s setting.'
const NATIVE_FILES =
  'Meta takes videos, sounds and files as well as images; only captions do not exist there, so the caption follows as a text.'
const ROWS_AND_TAPS =
  'The numbered text the guide promises, and quick replies below it, so that a thumb is enough; on a computer, where quick replies are not shown, the numbers still work.'
const ALL_AT_ONCE =
  'All options stand in the open, one tap away; a list would hide them behind a button.'
const LINK_TO_FILE =
  'Mail programs play nothing: a button opens the film. It has no picture above it, since a journey knows only the film’s own address.'

const SAME_WORDS =
  'Meta has no templates there, but inside the 24 hours the same words may be sent as an ordinary message, once they are known from WhatsApp. After the 24 hours the step leaves by failed.'

/** The guide's two caveats below its table, and what has become of them. */
export const CAVEATS = [
  'The guide: "Headers and footers aren’t supported on Instagram or Messenger. They’re dropped." They are not: the header is the first line of the text and the footer its last, so that nothing an author wrote is missing.',
  'The guide: "Numbered fallbacks for lists on Instagram and Messenger … add row synonyms like 1, 2." No author needs to: numbers always match, as digits or words, on every channel.',
]

/**
 * Why a guest gets something else than the guide's table or `expected.ts` says, by sample and
 * channel. The golden file prints them; a difference without a reason fails the test, and so does a
 * reason without a difference.
 */
export const REASONS: Record<string, string> = {
  'video · instagram': NATIVE_FILES,
  'video · messenger': NATIVE_FILES,
  'audio · instagram': NATIVE_FILES,
  'audio · messenger': NATIVE_FILES,
  'document · instagram': NATIVE_FILES,
  'document · messenger': NATIVE_FILES,
  'reply · whatsapp-unofficial': GATEWAYS,
  'quick-reply · whatsapp-unofficial': GATEWAYS,
  'list · whatsapp-unofficial': GATEWAYS,
  'cta-url · whatsapp-unofficial':
    'A button of a gateway may silently not be shown, and with it the link would be gone: it stands in the text, where every phone makes it tappable.',
  'quick-reply · web-chat': ALL_AT_ONCE,
  'list · instagram': ROWS_AND_TAPS,
  'list · messenger': ROWS_AND_TAPS,
  'cta-url · instagram':
    'Instagram has a button template by now. Where it is refused, the same words and the link go out as a text.',
  'prompt-date · web-chat':
    'The widget asks in words and has no calendar: the answer is read as freely as on any other channel.',
  'template-known · instagram': SAME_WORDS,
  'template-known · messenger': SAME_WORDS,
  'template-known · web-chat':
    'Its quick replies are buttons below it, as they would be on WhatsApp.',
  'template · web-chat': 'Its quick replies are buttons below it, as they would be on WhatsApp.',
  'video · email': LINK_TO_FILE,
}
