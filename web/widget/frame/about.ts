/** A text about somebody: "{who} is typing". */
export const about = (text: string, who: string) => text.replace('{who}', () => who)
