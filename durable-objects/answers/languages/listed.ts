/** The words and phrases of a table, written in lines and parted by commas. */
export const listed = (text: string): string[] =>
  text
    .split(',')
    .map((phrase) => phrase.trim().replace(/\s+/g, ' '))
    .filter(Boolean)
