/** By what an answer was matched, in words. */
export const RULES: Record<string, string> = {
  payload: 'a tap',
  label: 'its label',
  synonym: 'one of its synonyms',
  'folded-label': 'its label, written differently',
  'content-number': 'the number in its label',
  number: 'its place in the list',
  contained: 'words of its label',
  'yes-no': 'a yes or a no in other words',
  meaning: 'other words for the same',
  typo: 'its label with a typing error',
}
