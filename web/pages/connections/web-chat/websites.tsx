import { useState } from 'preact/hooks'
import { TextArea } from '../../../design/text-area.tsx'
import { toast } from '../../../design/toast.tsx'
import { faultOf, useAttempt } from '../../attempt.ts'
import { type Connection, channelsApi } from '../channels-api.ts'
import panel from '../connections.module.css'
import { SaveRow } from '../save-row.tsx'
import { readOrigins } from './origins.ts'

/** Where the chat may stand; on any other site it stays closed. */
export function Websites(props: { chat: Connection; mayWrite: boolean; onSaved(): void }) {
  const { chat, mayWrite, onSaved } = props
  const allowed = Array.isArray(chat.config.allowedOrigins) ? chat.config.allowedOrigins : []
  const [given, setGiven] = useState(allowed.join('\n'))
  const [wrong, setWrong] = useState<string>()
  const { isBusy, failure, attempt } = useAttempt()

  async function submit(event: SubmitEvent) {
    event.preventDefault()
    const read = readOrigins(given)
    setWrong(read.wrong)
    if (read.wrong) return
    const done = await attempt(async () => {
      await channelsApi.change(chat.id, { config: { allowedOrigins: read.origins } })
    })
    if (!done) return
    setGiven(read.origins.join('\n'))
    toast('Saved.')
    onSaved()
  }
  return (
    <section class={panel.panel}>
      <header>
        <h2>Websites it may stand on</h2>
        <p class={panel.soft}>
          On any other site the chat says that it is not available. Your own try page always works.
        </p>
      </header>
      <form class={panel.form} onSubmit={submit}>
        <TextArea
          label="Websites"
          value={given}
          placeholder="https://casaverde.example"
          hint="One a line. A single * allows every site."
          fault={
            wrong
              ? `“${wrong}” is no address of a website.`
              : faultOf(failure, 'config.allowedOrigins')
          }
          isCode
          optional
          disabled={!mayWrite}
          onInput={setGiven}
        />
        <SaveRow mayWrite={mayWrite} isBusy={isBusy} failure={failure} />
      </form>
    </section>
  )
}
