import { allTexts, textsIn } from '../../answers/languages/texts.ts'

/** The first line of every mail of ours: what stands above it in an answer is the guest's. */
export const separatorIn = (language: string | undefined) =>
  `##- ${textsIn(language).mail.replyAbove} -##`

const SEPARATOR = new RegExp(
  `#{2}-\\s*(?:${allTexts()
    .map(({ mail }) => mail.replyAbove)
    .join('|')})\\s*-#{2}`,
  'i',
)

/** Whether a line is ours, in whatever language it went out, quoted or not. */
export const isSeparator = (line: string) => SEPARATOR.test(line)
