import { useEffect, useRef, useState } from 'preact/hooks'
import controls from '../../design/controls.module.css'
import { Icon } from '../../design/icon.tsx'
import { MethodMark } from './method-mark.tsx'
import styles from './navigation.module.css'
import { type Group, matching } from './operations.ts'

/** All operations by group, with a search. On a narrow page it opens above the operation. */
export function Navigation({ groups, opened }: { groups: Group[]; opened: string }) {
  const [search, setSearch] = useState('')
  const [isOpen, setOpen] = useState(false)
  const current = useRef<HTMLAnchorElement>(null)
  const found = matching(groups, search)
  const count = found.reduce((sum, { operations }) => sum + operations.length, 0)

  useEffect(() => {
    setOpen(false)
    current.current?.scrollIntoView({ block: 'nearest' })
  }, [opened])

  return (
    <div class={styles.side}>
      <header class={styles.head}>
        <a class={styles.title} href="#overview">
          API reference
        </a>
        <button
          type="button"
          class={`${controls.icon} ${styles.toggle}`}
          aria-expanded={isOpen}
          aria-label="All operations"
          onClick={() => setOpen(!isOpen)}
        >
          <Icon name={isOpen ? 'close' : 'menu'} />
        </button>
      </header>
      <nav class={`${styles.list} ${isOpen ? styles.open : ''}`} aria-label="Operations">
        <div class={styles.search}>
          <input
            class={controls.input}
            type="search"
            aria-label="Search operations"
            placeholder="Search operations"
            value={search}
            onInput={(event) => setSearch(event.currentTarget.value)}
          />
        </div>
        <p class={controls.unseen} role="status">
          {search && `${count} found`}
        </p>
        {count === 0 && <p class={styles.none}>Nothing matches “{search}”.</p>}
        {found.map(({ name, operations }) => (
          <section key={name}>
            <h2>{name}</h2>
            <ul>
              {operations.map(({ operationId, summary, method }) => (
                <li key={operationId}>
                  <a
                    ref={operationId === opened ? current : undefined}
                    href={`#${operationId}`}
                    aria-current={operationId === opened ? 'page' : undefined}
                  >
                    <span>{summary}</span>
                    <MethodMark method={method} />
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </nav>
    </div>
  )
}
