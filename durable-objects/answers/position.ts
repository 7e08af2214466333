import { CARDINALS, ORDINALS } from './number-words.ts'

/**
 * The place that a folded answer names in a list, from 1: "2", "#2", "no. 2", "option two", "2nd",
 * "the second one". Undefined when it says more or less than that.
 */
export function positionIn(said: string): number | undefined {
  const { digits, word } = POSITION.exec(said)?.groups ?? {}
  if (digits) return Number(digits)
  if (!word) return undefined
  return CARDINALS.includes(word) ? CARDINALS.indexOf(word) : ORDINALS.indexOf(word)
}

// "no" and "nr" only before digits: "no one" is not the first.
const POSITION = new RegExp(
  '^(?:the )?(?:' +
    '(?:(?:option|choice|number|answer|num|nr|no)[.:]? ?)?(?:# ?)?(?<digits>\\d{1,3})(?:st|nd|rd|th)?' +
    `|(?:(?:option|choice|number|answer) )?(?<word>${[...CARDINALS, ...ORDINALS.slice(1)].join('|')})` +
    ')(?: (?:one|option|choice|answer))?$',
)
