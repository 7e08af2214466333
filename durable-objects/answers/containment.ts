type Span = { start: number; end: number }

/**
 * Which phrases stand, whole words in a row, in what was said. `phrases` holds those of each option;
 * the answer is the options' places. A phrase inside a longer one of another option does not count:
 * "yes with breakfast" says "Yes, with breakfast", not "Yes".
 */
export function optionsNamed(said: string[], phrases: string[][][]): number[] {
  const spans = phrases.map((own) => own.flatMap((phrase) => spansOf(phrase, said)))
  return spans.flatMap((own, option) => {
    const others = spans.filter((_, at) => at !== option).flat()
    return own.some((span) => !others.some((other) => isInside(span, other))) ? [option] : []
  })
}

function spansOf(phrase: string[], said: string[]): Span[] {
  if (phrase.length === 0) return []
  return said.flatMap((_, start) =>
    phrase.every((word, at) => word === said[start + at])
      ? [{ start, end: start + phrase.length }]
      : [],
  )
}

const isInside = (span: Span, other: Span) =>
  other.start <= span.start && span.end <= other.end && length(span) < length(other)

const length = ({ start, end }: Span) => end - start
