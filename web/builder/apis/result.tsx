import type { ApiMapping } from '#journey/journey.ts'
import { parseLossless } from '#journey/variables/lossless-json.ts'
import fields from '../fields/fields.module.css'
import type { TestAnswer } from '../server/calls.ts'
import styles from './apis.module.css'
import { jsonPathOf } from './json-path.ts'
import { JsonTree } from './json-tree.tsx'
import { outcomeWords } from './outcome.ts'

type OnMap = (from: ApiMapping['from'], path: string) => void

/** What came of a test call. A click on a value of it makes a mapping. */
export function Result({ answer, onMap }: { answer: TestAnswer; onMap: OnMap }) {
  const { status, ms, body = '', headers = {}, error } = answer
  return (
    <div class={styles.result}>
      <p class={styles.status}>
        {status !== undefined && (
          <span class={status < 300 ? styles.good : styles.bad}>Status {status}</span>
        )}
        <span>{ms.toLocaleString('en-US')} ms</span>
        {body && <span>{body.length.toLocaleString('en-US')} characters</span>}
      </p>
      <p class={error ? `${fields.problem} ${fields.error}` : fields.hint}>
        {outcomeWords(answer)}
      </p>
      <Notes answer={answer} />
      {body && <Body body={body} onMap={onMap} />}
      {Object.keys(headers).length > 0 && (
        <details>
          <summary class={fields.label}>Headers</summary>
          <div class={styles.tree}>
            {Object.entries(headers).map(([name, text]) => (
              <button
                key={name}
                type="button"
                class={styles.leaf}
                title="Map this header into a variable"
                onClick={() => onMap('header', name)}
              >
                <span class={styles.key}>{name}: </span>
                {text}
              </button>
            ))}
          </div>
        </details>
      )}
    </div>
  )
}

/** What the mappings found, what does not fit, and which variables had no value. */
function Notes({ answer: { mapped, refused, missing } }: { answer: TestAnswer }) {
  return (
    <>
      {Object.keys(mapped).length > 0 && (
        <dl class={styles.found}>
          {Object.entries(mapped).flatMap(([name, value]) => [
            <dt key={name}>{name}</dt>,
            <dd key={`${name} =`}>{JSON.stringify(value)}</dd>,
          ])}
        </dl>
      )}
      {refused.map(({ name, reason }) => (
        <p key={name} class={`${fields.problem} ${fields.warning}`}>
          {name} does not take what was found: {reason}.
        </p>
      ))}
      {missing.length > 0 && (
        <p class={`${fields.problem} ${fields.warning}`}>
          No value was given for {missing.join(', ')}.
        </p>
      )}
    </>
  )
}

function Body({ body, onMap }: { body: string; onMap: OnMap }) {
  const json = readJson(body)
  if (!json) {
    return (
      <>
        <button type="button" class={styles.leaf} onClick={() => onMap('body', jsonPathOf([]))}>
          <span class={styles.key}>map the whole text</span>
        </button>
        <pre class={styles.raw}>{body.slice(0, 20_000)}</pre>
      </>
    )
  }
  return (
    <>
      <p class={fields.hint}>Click a value to map it into a variable.</p>
      <JsonTree value={json.value} onPick={(keys) => onMap('body', jsonPathOf(keys))} />
    </>
  )
}

function readJson(text: string): { value: unknown } | undefined {
  try {
    return { value: parseLossless(text) }
  } catch {
    return undefined
  }
}
