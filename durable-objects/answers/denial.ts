import type { Candidates } from './candidate.ts'
import { covered } from './phrases.ts'
import type { Said } from './said.ts'

/** What an answer wants and what it does not; `denied` is empty where nothing is. */
export type Wishes = { wanted: string[]; denied: string[][] }

/**
 * Parts an answer into what it wants and what it denies: "the apartment, not the villa" wants "the
 * apartment". `names`: whether words name an option, which tells on which side of a negation the
 * wish is: "book a table not cancel".
 */
export function wishesIn(
  said: Said,
  { tongue }: Candidates,
  names: (words: string[]) => boolean,
): Wishes {
  const parts = said.parts.flatMap((part) => splitAt(part, tongue.contrasts, tongue.negations))
  const wishes: Wishes = { wanted: [], denied: [] }
  for (const words of parts) {
    const at = covered(tongue.negations, words).indexOf(true)
    if (at < 0) {
      wishes.wanted.push(...words)
      continue
    }
    const length = tongue.negations(words, at)
    const [before, after] = [words.slice(0, at), words.slice(at + length)]
    const follows = tongue.denials(words, at) > 0
    if (!names(before) || !names(after)) wishes.denied.push([...before, ...after])
    else {
      wishes.denied.push(follows ? before : after)
      wishes.wanted.push(...(follows ? after : before))
    }
  }
  return wishes
}

type Phrases = Candidates['tongue']['contrasts']

/** The words between contrasts; a contrast that is a negation too stays one. */
function splitAt(words: string[], contrasts: Phrases, negations: Phrases): string[][] {
  const parts: string[][] = [[]]
  for (let at = 0; at < words.length; ) {
    const denying = negations(words, at)
    const length = denying > 0 ? 0 : contrasts(words, at)
    if (length > 0) parts.push([])
    else parts.at(-1)?.push(...words.slice(at, at + (denying || 1)))
    at += denying || length || 1
  }
  return parts.filter((part) => part.length > 0)
}
