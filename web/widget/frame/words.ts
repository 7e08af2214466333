import type { WidgetWords } from '../../../durable-objects/web-chat/protocol.ts'

/** Everything the chat itself says to a guest, in its language: the server puts it into the page. */
export const words: WidgetWords = JSON.parse(document.getElementById('words')?.textContent ?? '{}')
