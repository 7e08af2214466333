import { Copyable } from '../../../design/copy-button.tsx'
import type { Connection } from '../channels-api.ts'
import panel from '../connections.module.css'

/** The line a host pastes. Colour and side are on it, so that the button has them at first sight. */
export function Snippet({ chat }: { chat: Connection }) {
  const { origin } = new URL(chat.webhookUrl)
  return (
    <section class={panel.panel}>
      <header>
        <h2>On your website</h2>
        <p class={panel.soft}>
          Paste this line before <code>&lt;/body&gt;</code> on every page that should have the chat.
        </p>
      </header>
      <Copyable label="Snippet" text={snippetOf(chat, origin)} />
      <p class={panel.soft}>
        The colour and the side of the button are on the line itself: after changing them, paste it
        again. If your site has a content security policy, add {origin} to <code>script-src</code>{' '}
        and <code>frame-src</code>.
      </p>
    </section>
  )
}

function snippetOf({ id, config }: Connection, origin: string): string {
  const attributes = [
    `src="${origin}/w.js"`,
    `data-channel="${id}"`,
    ...(config.color ? [`data-color="${config.color}"`] : []),
    ...(config.side === 'left' ? ['data-side="left"'] : []),
  ]
  return `<script async ${attributes.join(' ')}></script>`
}
