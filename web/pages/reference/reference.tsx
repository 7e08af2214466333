import { useEffect, useRef, useState } from 'preact/hooks'
import { type ApiError, call, failureOf } from '../../api/api.ts'
import controls from '../../design/controls.module.css'
import { Navigation } from './navigation.tsx'
import { OperationPage } from './operation-page.tsx'
import { groupsOf, type OpenApi, type Operation } from './operations.ts'
import { Overview } from './overview.tsx'
import styles from './reference.module.css'

/** Kept for this tab only: a key is a password. */
const KEY_AT = 'reference-key'

const operationInHash = () => decodeURIComponent(location.hash.slice(1))

/** The API reference: its operations in groups, one of them open, and a request to try it with. */
export default function Reference() {
  const [document, setDocument] = useState<OpenApi>()
  const [failure, setFailure] = useState<ApiError>()
  const [opened, setOpened] = useState(operationInHash)
  const [key, setKey] = useState(() => sessionStorage.getItem(KEY_AT) ?? '')
  const heading = useRef<HTMLHeadingElement>(null)

  useEffect(() => {
    call<OpenApi>('GET', '/openapi.json').then(setDocument, (error: unknown) =>
      setFailure(failureOf(error)),
    )
  }, [])
  useEffect(() => {
    const follow = () => {
      setOpened(operationInHash())
      scrollTo(0, 0)
      heading.current?.focus({ preventScroll: true })
    }
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [])
  const keep = (value: string) => {
    sessionStorage.setItem(KEY_AT, value.trim())
    setKey(value.trim())
  }

  if (failure) return <Unread failure={failure} />
  if (!document) {
    return (
      <p class={styles.loading} role="status">
        Loading…
      </p>
    )
  }
  const groups = groupsOf(document)
  const shown = groups
    .flatMap(({ operations }): Operation[] => operations)
    .find(({ operationId }) => operationId === opened)
  return (
    <div class={styles.page}>
      <Navigation groups={groups} opened={opened} />
      {shown ? (
        <OperationPage
          key={shown.operationId}
          operation={shown}
          schemas={document.components.schemas}
          apiKey={key}
          onKey={keep}
          heading={heading}
        />
      ) : (
        <Overview document={document} groups={groups} apiKey={key} onKey={keep} heading={heading} />
      )}
    </div>
  )
}

const Unread = ({ failure }: { failure: ApiError }) => (
  <main class={styles.loading}>
    <h1>The reference could not be loaded</h1>
    <p role="alert">{failure.message}</p>
    <button type="button" class={controls.button} onClick={() => location.reload()}>
      Try again
    </button>
  </main>
)
