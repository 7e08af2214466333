import { useRef, useState } from 'preact/hooks'
import controls from '../../design/controls.module.css'
import { Chat } from './chat.tsx'
import { Composer } from './composer.tsx'
import { LocationSheet } from './location-sheet.tsx'
import { Notices } from './notices.tsx'
import { RunStatus } from './run-status.tsx'
import styles from './test-chat.module.css'
import type { Tester } from './tester.ts'

/** The guest's phone: the messages, the status, and a field to type in. */
export function Phone({ tester }: { tester: Tester }) {
  const { run, isRunning } = tester
  const screen = useRef<HTMLDivElement>(null)
  const [isLocating, setLocating] = useState(false)
  const state = run.state.value
  const isStarting = run.isStarting.value
  const pending = run.pending.value
  return (
    <div ref={screen} class={styles.phone}>
      {state || isStarting || run.earlier.value.length ? (
        <Chat run={run} over={screen.current} onSay={tester.say} />
      ) : (
        <div class={styles.begin}>
          <p>Type “hi”, as a guest would: your journey answers.</p>
          <p>Nothing here reaches a real guest.</p>
          <button
            type="button"
            class={controls.primary}
            onClick={() => tester.say({ text: 'hi' }, 'hi')}
          >
            Say “hi”
          </button>
        </div>
      )}
      <Notices tester={tester} />
      {isStarting && (
        <p class={styles.standing} role="status">
          Starting…
        </p>
      )}
      {state && <RunStatus state={state} onSkip={run.skip} onRestart={() => tester.begin({})} />}
      <Composer
        isBusy={isStarting || (pending !== undefined && !pending.failure)}
        placeholder={isRunning.value ? 'Message' : 'Type “hi” to begin'}
        onSay={(text) => tester.say({ text }, text)}
        onLocation={isRunning.value ? () => setLocating(true) : undefined}
      />
      {isLocating && (
        <LocationSheet
          over={screen.current}
          onShare={(spot) => {
            setLocating(false)
            tester.say(spot, `${spot.latitude}, ${spot.longitude}`)
          }}
          onClose={() => setLocating(false)}
        />
      )}
    </div>
  )
}
