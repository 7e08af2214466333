const WEEKDAY = '(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?'

/**
 * What guests write and chrono misreads or misses, with words that it reads: it takes "day after
 * tomorrow" for tomorrow and "friday week" for friday.
 */
const PHRASES: [RegExp, string][] = [
  [/^(\d{1,2})\s*[./ -]\s*(\d{1,2})\s*[./ -]\s*(\d{4}|\d{2})$/, '$1/$2/$3'],
  [/^(\d{1,2})\.\s?(0?[1-9]|1[0-2])$/, '$1/$2'],
  [/\b(\d{1,2})\.\s+(?=[a-z])/gi, '$1 '],
  [/\bthe\s+(?=\d{1,2}(?:st|nd|rd|th)\b)/gi, ''],
  [/(?<!\bthe\s+)\bday\s+(after\s+tomorrow|before\s+yesterday)\b/gi, 'the day $1'],
  [/\btues\b/gi, 'tuesday'],
  [/\b(?:a\s+)?fortnight\b/gi, '2 weeks'],
  [/\bfrom\s+today\b/gi, 'from now'],
  [
    new RegExp(
      `(?<!\\bfor\\s+)\\b(a|one|\\d+)\\s+(day|week|month)(s?)\\s+(?:from|on)\\s+(?=tomorrow\\b|${WEEKDAY}\\b)`,
      'gi',
    ),
    '$1 $2$3 after ',
  ],
  [new RegExp(`\\b(?:on\\s+)?(${WEEKDAY})\\s+week\\b`, 'gi'), '1 week after $1'],
  // Else the nearest such day, which may be behind.
  [new RegExp(`\\bafter\\s+(?=${WEEKDAY}\\b)`, 'gi'), 'after this '],
  [new RegExp(`\\bnext\\s+week\\s+(?:on\\s+)?(${WEEKDAY})\\b`, 'gi'), '$1 next week'],
]

export const inPhrasesChronoReads = (said: string) =>
  PHRASES.reduce((text, [phrase, known]) => text.replace(phrase, known), said)

/** "15th", "friday the 15th", "15th of next month". */
export const DAY_OF_MONTH = new RegExp(
  `\\b(?:${WEEKDAY},?\\s+)?(\\d{1,2})(?:st|nd|rd|th)\\b(?:\\s+of\\s+(this|next)\\s+month\\b)?`,
  'i',
)
