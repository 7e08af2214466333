import { useState } from 'preact/hooks'
import type { ApiError } from '../../../api/api.ts'
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
          <LookFields
            look={look}
            name={chat.name}
            disabled={!mayWrite}
            failure={failure}
            onChange={(part) => setLook((before) => ({ ...before, ...part }))}
          />
          <SaveRow mayWrite={mayWrite} isBusy={isBusy} failure={failure} />
        </form>
        <WidgetPreview look={look} name={chat.name} isLive={mayWrite} />
      </div>
    </section>
  )
}

function LookFields(props: {
  look: Look
  name: string
  disabled: boolean
  failure: ApiError | undefined
  onChange(part: Partial<Look>): void
}) {
  const { look, name, disabled, failure, onChange } = props
  return (
    <>
      <TextField
        label="Title"
        value={look.title}
        placeholder={name}
        maxLength={60}
        hint="Stands at the top of the chat."
        optional
        disabled={disabled}
        fault={faultOf(failure, 'config.title')}
        onInput={(title) => onChange({ title })}
      />
      <TextArea
        label="Greeting"
        value={look.greeting}
        placeholder={GREETING}
        hint="What a guest reads before anything was said. *Bold* and _italic_ work."
        limit={GREETING_LIMIT}
        optional
        disabled={disabled}
        fault={faultOf(failure, 'config.greeting')}
        onInput={(greeting) => onChange({ greeting })}
      />
      <ColorField
        label="Colour"
        value={look.color}
        hint="Words on it are black or white, whichever can be read."
        disabled={disabled}
        fault={faultOf(failure, 'config.color')}
        onInput={(color) => onChange({ color })}
      />
      <SelectField
        label="Side of the page"
        value={look.side}
        options={[
          ['right', 'Right'],
          ['left', 'Left'],
        ]}
        disabled={disabled}
        onInput={(side) => onChange({ side })}
      />
    </>
  )
}
