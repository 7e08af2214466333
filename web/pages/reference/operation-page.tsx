import type { RefObject } from 'preact'
import { useState } from 'preact/hooks'
import { useTitle } from '../title.ts'
import { Answers } from './answers.tsx'
import { Marked } from './marked.tsx'
import { MethodMark } from './method-mark.tsx'
import { jsonBody, type Operation, type Schema } from './operations.ts'
import styles from './reference.module.css'
import type { Filled } from './request.ts'
import { SchemaFields, typeLabel } from './schema-fields.tsx'
import { TryIt } from './try-it.tsx'

/** One operation: what it does, takes and answers, and beside it the request to try. */
export function OperationPage(props: {
  operation: Operation
  schemas: Record<string, Schema>
  apiKey: string
  onKey(key: string): void
  heading: RefObject<HTMLHeadingElement | null>
}) {
  const { operation, schemas, heading } = props
  const { method, path, summary, description, parameters = [] } = operation
  useTitle(`${summary} · API reference`)
  const body = jsonBody(operation)
  const [filled, setFilled] = useState<Filled>(() => ({
    params: {},
    body: body && JSON.stringify(body.example, null, 2),
  }))
  return (
    <>
      <main class={styles.operation}>
        <h1 ref={heading} tabIndex={-1}>
          {summary}
        </h1>
        <p class={styles.address}>
          <MethodMark method={method} /> <code>{path}</code>
        </p>
        <p>
          <Marked text={description} />
        </p>
        <p class={styles.who}>
          {operation['x-action'] ? (
            <>
              Needs the action <code>{operation['x-action']}</code>
            </>
          ) : (
            'Needs no key'
          )}
        </p>
        {parameters.length > 0 && (
          <section>
            <h2>Parameters</h2>
            <dl class={styles.fields}>
              {parameters.map((one) => (
                <div key={one.name}>
                  <dt>
                    <code>{one.name}</code>
                    <span>
                      {one.in}, {typeLabel(one.schema ?? {}, schemas)}
                      {one.required && <strong> required</strong>}
                    </span>
                  </dt>
                  {one.schema?.description && (
                    <dd>
                      <Marked text={one.schema.description} />
                    </dd>
                  )}
                </div>
              ))}
            </dl>
          </section>
        )}
        {body?.schema && (
          <section>
            <h2>Body</h2>
            <SchemaFields schema={body.schema} schemas={schemas} />
          </section>
        )}
        <Answers operation={operation} schemas={schemas} />
      </main>
      <TryIt {...props} filled={filled} onFill={setFilled} />
    </>
  )
}
