import { CodeBlock } from './code-block.tsx'
import { Marked } from './marked.tsx'
import type { Operation, Schema } from './operations.ts'
import styles from './reference.module.css'
import { SchemaFields } from './schema-fields.tsx'

/** What an operation answers: with success its fields and an example, else why it refused. */
export function Answers(props: { operation: Operation; schemas: Record<string, Schema> }) {
  const { operation, schemas } = props
  const all = Object.entries(operation.responses)
  const successes = all.filter(([status]) => Number(status) < 400)
  const refusals = all.filter(([status]) => Number(status) >= 400)
  return (
    <>
      <section>
        <h2>Answer</h2>
        {successes.map(([status, { description, content = {} }]) => {
          const [media] = Object.values(content)
          return (
            <div class={styles.answer} key={status}>
              <p>
                <strong>{status}</strong> <Marked text={description} />
              </p>
              {media?.schema && (
                <details>
                  <summary>Fields</summary>
                  <SchemaFields schema={media.schema} schemas={schemas} />
                </details>
              )}
              {media?.example !== undefined && (
                <CodeBlock label="Example answer" text={textOf(media.example)} />
              )}
            </div>
          )
        })}
      </section>
      {refusals.length > 0 && (
        <section>
          <h2>Errors</h2>
          <dl class={styles.fields}>
            {refusals.map(([status, { content = {} }]) =>
              Object.entries(content['application/json']?.examples ?? {}).map(([code, example]) => (
                <div key={code}>
                  <dt>
                    <code>{code}</code>
                    <span>{status}</span>
                  </dt>
                  <dd>{example.summary}</dd>
                </div>
              )),
            )}
          </dl>
        </section>
      )}
    </>
  )
}

const textOf = (value: unknown) =>
  typeof value === 'string' ? value : JSON.stringify(value, null, 2)
