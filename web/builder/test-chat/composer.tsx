import { useRef, useState } from 'preact/hooks'
import controls from '../../design/controls.module.css'
import { Icon } from '../../design/icon.tsx'
import { StepIcon } from '../../design/step-icon.tsx'
import styles from './test-chat.module.css'

const MOST = 4096

/** Where the tester types as the guest. */
export function Composer(props: {
  isBusy: boolean
  placeholder: string
  onSay(text: string): void
  /** Left out while there is nobody to share one with. */
  onLocation?(): void
}) {
  const { isBusy, placeholder, onSay, onLocation } = props
  const [text, setText] = useState('')
  const field = useRef<HTMLInputElement>(null)
  return (
    <form
      class={styles.composer}
      onSubmit={(event) => {
        event.preventDefault()
        if (isBusy || !text.trim()) return
        onSay(text.trim())
        setText('')
        field.current?.focus()
      }}
    >
      <button
        type="button"
        class={controls.icon}
        aria-label="Share a location"
        disabled={isBusy || !onLocation}
        onClick={onLocation}
      >
        <StepIcon type="location" size={22} />
      </button>
      <input
        ref={field}
        type="text"
        aria-label="Message as the guest"
        placeholder={placeholder}
        autocomplete="off"
        maxLength={MOST}
        dir="auto"
        value={text}
        onInput={({ currentTarget }) => setText(currentTarget.value)}
      />
      <button type="submit" class={styles.send} aria-label="Send" disabled={isBusy || !text.trim()}>
        <Icon name="send" />
      </button>
    </form>
  )
}
