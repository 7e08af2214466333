import { textsIn } from '../../../durable-objects/answers/languages/texts.ts'

/**
 * What a guest reads, whichever way a channel shows it: a line for each line of text, `· label` for
 * something to choose, `→ address` for a link, `[image]` for a picture.
 */
const IMAGE = 'https://media.casaverde.example/pool.jpg'
const LINK = 'https://casaverde.example/quote'

/** What a channel adds by itself to say how to choose. */
const INVITATIONS = ['en', 'es', 'ar'].flatMap((language) => {
  const { choice, mail } = textsIn(language)
  return [choice.replyWithNumber, mail.chooseByLinkOrNumber]
})

export const CHOICE = '· '

/** Words as they stand in a message; numbered lines are choices, whatever a link adds to them. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line && !INVITATIONS.includes(line))
    .map((line) => {
      const [, label] = /^\d+\. (.+?)(?: - https?:\S+)?$/.exec(line) ?? []
      if (label) return CHOICE + label
      if (line.includes(LINK)) return `→ ${LINK}`
      return line.includes(IMAGE) ? '[image]' : line
    })
}

export const choicesOf = (titles: string[]) => titles.map((title) => CHOICE + title)
