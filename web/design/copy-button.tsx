import { useEffect, useRef, useState } from 'preact/hooks'
import controls from './controls.module.css'
import styles from './copy-button.module.css'
import { Icon } from './icon.tsx'

const SAID_MS = 2500

/** Puts `text` on the clipboard, and says so. `what` names it: “the webhook address”. */
export function CopyButton(props: { text: string; what: string; label?: string }) {
  const { text, what, label = 'Copy' } = props
  const [said, setSaid] = useState<'copied' | 'refused'>()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  async function copy() {
    clearTimeout(timer.current)
    // No clipboard without https, or the reader said no.
    const done = await Promise.resolve(navigator.clipboard?.writeText(text).then(() => true)).catch(
      () => false,
    )
    setSaid(done ? 'copied' : 'refused')
    timer.current = setTimeout(() => setSaid(undefined), SAID_MS)
  }
  return (
    <>
      <button type="button" class={controls.button} aria-label={`${label} ${what}`} onClick={copy}>
        <Icon name={said === 'copied' ? 'check' : 'copy'} />
        {said === 'copied' ? 'Copied' : label}
      </button>
      <span class={said === 'refused' ? controls.fault : controls.unseen} role="status">
        {said === 'copied' && 'Copied.'}
        {said === 'refused' && 'Your browser does not let us copy. Select it and press Ctrl+C.'}
      </span>
    </>
  )
}

/** Something to carry elsewhere: its name, itself, and a button that takes it. */
export const Copyable = ({ label, text }: { label: string; text: string }) => (
  <div class={styles.copyable}>
    <p class={styles.label}>{label}</p>
    <code class={styles.text}>{text}</code>
    <CopyButton text={text} what={`the ${label.toLowerCase()}`} />
  </div>
)
