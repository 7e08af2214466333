import type { OutboundOf } from '#messages/message.ts'

/** A link button in words, for where there can be none: "Book here: https://casaverde.example". */
export function linkText(message: OutboundOf<'cta-url'>, link: string): string {
  const { header, body, footer, buttonText } = message
  const title = header?.type === 'text' ? header.text : ''
  const button = [buttonText.trim(), link].filter(Boolean).join(': ')
  const lines = [title, body, button, footer ?? ''].map((line) => line.trim())
  return lines.filter(Boolean).join('\n\n')
}
