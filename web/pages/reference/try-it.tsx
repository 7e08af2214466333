import { useId, useState } from 'preact/hooks'
import controls from '../../design/controls.module.css'
import { CopyButton } from '../../design/copy-button.tsx'
import { Tabs } from '../../design/tabs.tsx'
import { CodeBlock } from './code-block.tsx'
import { KeyField } from './key-field.tsx'
import type { Operation } from './operations.ts'
import styles from './reference.module.css'
import { type Filled, missingIn, type Sent, samplesOf, send } from './request.ts'

/** Neither a file nor a socket can be sent from a form of text. */
const canSend = ({ requestBody, responses }: Operation) =>
  !(requestBody && 'multipart/form-data' in requestBody.content) && !('101' in responses)

/** The request in three languages, with the reader's key and values; and a button that sends it. */
export function TryIt(props: {
  operation: Operation
  apiKey: string
  onKey(key: string): void
  filled: Filled
  onFill(filled: Filled): void
}) {
  const { operation, apiKey, onKey, filled, onFill } = props
  const [language, setLanguage] = useState('curl')
  const samples = samplesOf({ server: location.origin, key: apiKey, operation, filled })
  const sample = samples.find(({ id }) => id === language)
  return (
    <aside class={styles.try} aria-label="Try it">
      <Tabs label="Language" tabs={samples} selected={language} onSelect={setLanguage}>
        <CodeBlock label="The request" text={sample?.code ?? ''} />
      </Tabs>
      <CopyButton text={sample?.code ?? ''} what="the request" />
      <KeyField value={apiKey} onInput={onKey} />
      <Values operation={operation} filled={filled} onFill={onFill} />
      {canSend(operation) && <Sending operation={operation} filled={filled} apiKey={apiKey} />}
    </aside>
  )
}

function Values(props: { operation: Operation; filled: Filled; onFill(filled: Filled): void }) {
  const { operation, filled, onFill } = props
  const id = useId()
  return (
    <>
      {operation.parameters?.map(({ name, required }) => (
        <div class={controls.field} key={name}>
          <label for={`${id}-${name}`}>
            {name}
            {!required && <span class={styles.hint}> optional</span>}
          </label>
          <input
            id={`${id}-${name}`}
            class={controls.input}
            value={filled.params[name] ?? ''}
            spellcheck={false}
            autocomplete="off"
            onInput={(event) =>
              onFill({
                ...filled,
                params: { ...filled.params, [name]: event.currentTarget.value.trim() },
              })
            }
          />
        </div>
      ))}
      {filled.body !== undefined && (
        <div class={controls.field}>
          <label for={`${id}-body`}>Body</label>
          <textarea
            id={`${id}-body`}
            class={controls.codeArea}
            value={filled.body}
            spellcheck={false}
            onInput={(event) => onFill({ ...filled, body: event.currentTarget.value })}
          />
        </div>
      )}
    </>
  )
}

function Sending({
  operation,
  filled,
  apiKey,
}: {
  operation: Operation
  filled: Filled
  apiKey: string
}) {
  const [sent, setSent] = useState<Sent>()
  const [isBusy, setBusy] = useState(false)
  const missing = missingIn(operation, filled)

  async function press() {
    setBusy(true)
    setSent(await send(operation, filled, apiKey))
    setBusy(false)
  }
  return (
    <>
      {operation.method !== 'get' && (
        <p class={styles.hint}>This works on your real data: what it changes stays changed.</p>
      )}
      <button
        type="button"
        class={controls.primary}
        disabled={isBusy || missing.length > 0}
        onClick={press}
      >
        {isBusy ? 'Sending…' : 'Send request'}
      </button>
      {missing.length > 0 && <p class={styles.hint}>Fill in {missing.join(' and ')} to send.</p>}
      <div role="status">
        {sent && (
          <>
            <p class={sent.status >= 200 && sent.status < 300 ? styles.good : styles.bad}>
              {sent.status || 'No answer'} in {sent.ms} ms
            </p>
            {sent.text && <CodeBlock label="The answer" text={sent.text} />}
          </>
        )}
      </div>
    </>
  )
}
