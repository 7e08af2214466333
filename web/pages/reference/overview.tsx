import type { RefObject } from 'preact'
import { useTitle } from '../title.ts'
import { KeyField } from './key-field.tsx'
import { Marked } from './marked.tsx'
import type { Group, OpenApi } from './operations.ts'
import styles from './reference.module.css'

/** What holds for every operation, and the groups to choose from. */
export function Overview(props: {
  document: OpenApi
  groups: Group[]
  apiKey: string
  onKey(key: string): void
  heading: RefObject<HTMLHeadingElement | null>
}) {
  const { document, groups, apiKey, onKey, heading } = props
  useTitle('API reference')
  return (
    <main class={styles.overview}>
      <h1 ref={heading} tabIndex={-1}>
        Bot Journeys API
      </h1>
      {document.info.description.split('\n\n').map((paragraph) => (
        <p key={paragraph}>
          <Marked text={paragraph} />
        </p>
      ))}
      <p>
        For programs: <a href="/api/v1/openapi.json">the OpenAPI 3.1 document</a>
      </p>
      <KeyField value={apiKey} onInput={onKey} />
      <ul class={styles.groups}>
        {groups.map(({ name, description, operations }) => (
          <li key={name}>
            <h2>
              <a href={`#${operations[0]?.operationId}`}>{name}</a>
            </h2>
            <p>{description}</p>
          </li>
        ))}
      </ul>
    </main>
  )
}
