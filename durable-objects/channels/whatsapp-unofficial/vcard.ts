/** Each card as a line: "Barbara J. Johnson, Acme, +1 (415) 555-0829, barbara@acme.example". */
export const cardsText = (cards: string[]) => cards.map(cardText).filter(Boolean).join('\n')

const SHOWN = ['FN', 'ORG', 'TEL', 'EMAIL']

/** A vCard's lines are `NAME;parameters:value`, with an optional group before the name. */
function cardText(card: string): string {
  if (!/^BEGIN:VCARD/im.test(card)) return card.trim()
  const fields = card.split(/\r?\n/).flatMap((line) => {
    const [, name = '', value = ''] = /^(?:[\w-]+\.)?([A-Z]+)(?:;[^:]*)?:(.*)$/i.exec(line) ?? []
    const text = value.replace(/\\([,;\\])/g, '$1').replace(/;+$/, '')
    return text.trim() ? [{ name: name.toUpperCase(), text: text.trim() }] : []
  })
  return SHOWN.flatMap((name) =>
    fields.filter((field) => field.name === name).map(({ text }) => text),
  ).join(', ')
}
