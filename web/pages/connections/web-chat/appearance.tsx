import { useState } from 'preact/hooks'
import { ColorField } from '../../../design/color-field.tsx'
import { SelectField, TextField } from '../../../design/field.tsx'
import { TextArea } from '../../../design/text-area.tsx'
import { toast } from '../../../design/toast.tsx'
import { faultOf, useAttempt } from '../../attempt.ts'
import { type Connection, channelsApi } from '../channels-api.ts'
import panel from '../connections.module.css'
import { SaveRow } from '../save-row.tsx'
import styles from './appearance.module.css'
import { configOf, GREETING, type Look, lookOf } from './look.ts'
import { WidgetPreview } from './widget-preview.tsx'

const GREETING_LIMIT = 300

/** How the chat looks, beside a picture of it that changes as one types. */
export function Appearance(props: { chat: Connection; mayWrite: boolean; onSaved(): void }) {
  const { chat, mayWrite, onSaved } = props
  const [look, setLook] = useState(() => lookOf(chat))
  const { isBusy, failure, attempt } = useAttempt()
  const change = (part: Partial<Look>) => setLook((before) => ({ ...before, ...part }))

  async function submit(event: SubmitEvent) {
    event.preventDefault()
    const done = await attempt(async () => {
      await channelsApi.change(chat.id, { config: configOf(look) })
    })
    if (!done) return
    toast('Saved. Chats that are opened from now on look like this.')
    onSaved()
  }
  return (
    <section class={panel.panel}>
      <header>
        <h2>Appearance</h2>
      </header>
      <div class={styles.sides}>
        <form class={panel.form} onSubmit={submit}>
          <TextField
            label="Title"
            value={look.title}
            placeholder={chat.name}
            maxLength={60}
            hint="Stands at the top of the chat."
            optional
            disabled={!mayWrite}
            fault={faultOf(failure, 'config.title')}
            onInput={(title) => change({ title })}
          />
          <TextArea
            label="Greeting"
            value={look.greeting}
            placeholder={GREETING}
            hint="What a guest reads before anything was said. *Bold* and _italic_ work."
            limit={GREETING_LIMIT}
            optional
            disabled={!mayWrite}
            fault={faultOf(failure, 'config.greeting')}
            onInput={(greeting) => change({ greeting })}
          />
          <ColorField
            label="Colour"
            value={look.color}
            hint="Words on it are black or white, whichever can be read."
            disabled={!mayWrite}
            fault={faultOf(failure, 'config.color')}
            onInput={(color) => change({ color })}
          />
          <SelectField
            label="Side of the page"
            value={look.side}
            options={[
              ['right', 'Right'],
              ['left', 'Left'],
            ]}
            disabled={!mayWrite}
            onInput={(side) => change({ side })}
          />
          <SaveRow mayWrite={mayWrite} isBusy={isBusy} failure={failure} />
        </form>
        <WidgetPreview look={look} name={chat.name} isLive={mayWrite} />
      </div>
    </section>
  )
}
