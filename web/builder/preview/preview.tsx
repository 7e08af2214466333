import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { type ChannelType, channelInfo } from '#channels/info.ts'
import type { Step } from '#journey/journey.ts'
import { failureOf } from '../../api/api.ts'
import { describeFailure } from '../../pages/error-panel.tsx'
import type { StepNode } from '../document/draft.ts'
import fields from '../fields/fields.module.css'
import { type Adaptation, adaptationsOf } from '../server/calls.ts'
import { Bubbles } from './bubbles.tsx'
import styles from './preview.module.css'

/** So long nothing is typed before the server is asked again. */
const PAUSE_MS = 350

/** Whoever looks at one channel, looks at it in the next step too. */
let lastChannel: ChannelType = 'whatsapp-official'

type State =
  | { is: 'asking' }
  | { is: 'here'; channels: Adaptation[] }
  | { is: 'failed'; why: string }

/** The message as each channel would show it, and what it loses there. */
export default function Preview({ node }: { node: StepNode }) {
  const channel = useSignal(lastChannel)
  const state = useAdaptations(node.step.value)
  return (
    <div class={styles.preview}>
      <fieldset class={styles.channels}>
        <legend class={fields.hidden}>Channel</legend>
        {Object.values(channelInfo).map(({ type, label }) => (
          <label key={type} class={fields.chip}>
            <input
              type="radio"
              name="preview-channel"
              checked={channel.value === type}
              onChange={() => {
                lastChannel = type
                channel.value = type
              }}
            />
            {label}
          </label>
        ))}
      </fieldset>
      <Look state={state} channel={channel.value} step={node.step.value} />
    </div>
  )
}

/** The server's rendering of the current step; the last one stays until the next is here. */
function useAdaptations(step: Step): State {
  const state = useSignal<State>({ is: 'asking' })
  useEffect(() => {
    const stop = new AbortController()
    const timer = setTimeout(() => {
      adaptationsOf(step, stop.signal).then(
        (channels) => {
          state.value = { is: 'here', channels }
        },
        (thrown) => {
          if (stop.signal.aborted) return
          state.value = { is: 'failed', why: describeFailure(failureOf(thrown)) }
        },
      )
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [step.config])
  return state.value
}

function Look({ state, channel, step }: { state: State; channel: ChannelType; step: Step }) {
  if (state.is === 'asking') return <p role="status">Looking…</p>
  if (state.is === 'failed') {
    return <p class={`${fields.problem} ${fields.error}`}>{state.why}</p>
  }
  if (!state.channels.length) {
    return <p class={fields.hint}>The step is not finished. Fill it in, and it is shown here.</p>
  }
  const here = state.channels.find(({ channelType }) => channelType === channel)
  if (!here) return <p class={fields.hint}>This channel cannot be shown yet.</p>
  return (
    <>
      <div class={styles.screen} data-channel={channel}>
        <Bubbles preview={here.preview} channel={channel} step={step} />
      </div>
      <Losses adaptation={here} />
    </>
  )
}

function Losses({ adaptation: { gets, asDrawn, losses } }: { adaptation: Adaptation }) {
  if (asDrawn && !losses.length) return <p class={fields.hint}>Nothing is lost here.</p>
  return (
    <div class={styles.losses} role="status">
      <p>Guests get {gets}.</p>
      {losses.length > 0 && (
        <ul>
          {losses.map((loss) => (
            <li key={loss}>{sentence(loss)}</li>
          ))}
        </ul>
      )}
    </div>
  )
}

const sentence = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
