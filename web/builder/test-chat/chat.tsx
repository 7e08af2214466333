import { useEffect, useRef, useState } from 'preact/hooks'
import type { OutboundOf } from '#messages/message.ts'
import controls from '../../design/controls.module.css'
import { describeFailure } from '../../pages/error-panel.tsx'
import { ListSheet } from './list-sheet.tsx'
import { MessageBubble } from './message.tsx'
import type { GuestInput, Message } from './test-api.ts'
import styles from './test-chat.module.css'
import type { TestRun } from './test-run.ts'
import type { Pending } from './test-session.ts'

type Say = (said: GuestInput, text: string) => void
type Asked = { message: Message; list: OutboundOf<'list'> }

/** What was said, oldest first; scrolled to the newest as a phone would. */
export function Chat(props: { run: TestRun; over: HTMLElement | null; onSay: Say }) {
  const { run, over, onSay } = props
  const messages = run.state.value?.messages ?? []
  const pending = run.pending.value
  const [tapped, setTapped] = useState<Record<string, string>>({})
  const [asked, setAsked] = useState<Asked>()
  const end = useRef<HTMLLIElement>(null)
  useEffect(() => end.current?.scrollIntoView({ block: 'end' }), [messages.length, pending])

  function choose({ id, stepId }: Message, option: { id: string; label: string }) {
    if (stepId === undefined) return
    setTapped({ ...tapped, [id]: option.id })
    onSay({ optionId: option.id, stepId }, option.label)
  }
  const bubble = (message: Message, isOver?: boolean) => (
    <MessageBubble
      key={message.id}
      message={message}
      tapped={isOver ? '' : tapped[message.id]}
      onTap={(option) => choose(message, option)}
      onOpen={(list) => setAsked({ message, list })}
    />
  )
  return (
    <>
      <div class={styles.log} role="log" aria-label="Conversation">
        <ol class={styles.messages}>
          {run.earlier.value.map((before, at) => (
            <li key={at} class={styles.before}>
              <ol>{before.map((message) => bubble(message, true))}</ol>
              <p class={styles.divider}>A new session</p>
            </li>
          ))}
          {messages.map((message) => bubble(message))}
          {pending && <PendingMessage pending={pending} onSay={onSay} />}
          <li ref={end} class={styles.end} aria-hidden="true" />
        </ol>
      </div>
      {asked && (
        <ListSheet
          list={asked.list}
          over={over}
          onPick={(row) => {
            setAsked(undefined)
            choose(asked.message, row)
          }}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  )
}

/** A message being sent, or that failed to send. */
const PendingMessage = ({ pending, onSay }: { pending: Pending; onSay: Say }) => (
  <li class={styles.pending}>
    <p dir="auto">{pending.text}</p>
    {pending.failure ? (
      <p class={controls.fault} role="alert">
        Not sent. {describeFailure(pending.failure)}{' '}
        <button type="button" onClick={() => onSay(pending.said, pending.text)}>
          Send again
        </button>
      </p>
    ) : (
      <span class={controls.unseen}>Sending…</span>
    )}
  </li>
)
