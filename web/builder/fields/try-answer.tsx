import { useEffect, useId, useState } from 'preact/hooks'
import type { AnswerMeaning, AnswerTrial } from '#views/choices.ts'
import { failureOf } from '../../api/api.ts'
import { describeFailure } from '../../pages/error-panel.tsx'
import { useDraft } from '../document/draft.ts'
import { tryAnswer } from '../server/calls.ts'
import { RULES } from '../test-chat/match-rules.ts'
import { useEditedConfig } from './edited-config.ts'
import styles from './fields.module.css'

/** As long as between two keys of somebody who types. */
const PAUSE_MS = 150

/** A line in which an author types what a guest might, and sees at once which option that would choose. */
export function TryAnswer() {
  const [text, setText] = useState('')
  const id = useId()
  const said = useMeaning(text)
  return (
    <div class={styles.field}>
      <label class={styles.label} for={id}>
        Try an answer
      </label>
      <input
        id={id}
        class={styles.input}
        dir="auto"
        maxLength={500}
        placeholder="the second one, please"
        autocomplete="off"
        value={text}
        aria-describedby={`${id}-said`}
        onInput={({ currentTarget }) => setText(currentTarget.value)}
      />
      <p id={`${id}-said`} class={styles.hint} role="status" dir="auto">
        {said}
      </p>
    </div>
  )
}

function useMeaning(text: string): string {
  const root = useEditedConfig().root.value
  const language = useDraft().language.value
  const [said, setSaid] = useState('')
  const asked = JSON.stringify({ text, options: optionsIn(root), language })
  useEffect(() => {
    if (text.trim() === '') return setSaid('What a guest types is understood as here.')
    const stop = new AbortController()
    const timer = setTimeout(() => {
      tryAnswer(JSON.parse(asked), stop.signal).then(
        (meaning) => setSaid(inWords(meaning)),
        (thrown) => stop.signal.aborted || setSaid(describeFailure(failureOf(thrown))),
      )
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [asked])
  return said
}

function inWords(meaning: AnswerMeaning): string {
  switch (meaning.found) {
    case 'one':
      return `Chooses “${meaning.label}”: ${RULES[meaning.rule] ?? meaning.rule}`
    case 'several':
      return `Could be ${meaning.labels.map((label) => `“${label}”`).join(' or ')}: asks which`
    case 'none':
      return 'Chooses nothing: the question is asked again'
  }
}

type Given = { id?: string; label?: string; title?: string; synonyms?: string[] }
type Config = { options?: Given[]; sections?: { rows?: Given[] }[] }

/** The options of a choice as far as they are filled in, whether they are buttons or rows. */
function optionsIn(root: unknown): AnswerTrial['options'] {
  const { options = [], sections = [] } = root as Config
  return [...options, ...sections.flatMap(({ rows = [] }) => rows)].flatMap(
    ({ id, label, title, synonyms }) => {
      const shown = label ?? title
      return id && shown ? [{ id, label: shown, synonyms }] : []
    },
  )
}
