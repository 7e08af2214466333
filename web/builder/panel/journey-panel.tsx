import { useSignal } from '@preact/signals'
import { useEffect, useId } from 'preact/hooks'
import { failureOf } from '../../api/api.ts'
import { Icon } from '../../design/icon.tsx'
import { describeFailure } from '../../pages/error-panel.tsx'
import { useDraft } from '../document/draft.ts'
import fields from '../fields/fields.module.css'
import { changeHead, type JourneyHead, journeyHead } from '../server/calls.ts'
import { catalog } from '../server/catalog.ts'
import { Bar, Locked } from './bar.tsx'
import styles from './panel.module.css'

/** The journey itself: its name, what it is for, and who its replies are said to come from. */
export function JourneyPanel({ onClose }: { onClose(): void }) {
  const draft = useDraft()
  const bot = useSignal<string | null | undefined>(undefined)
  const fault = useSignal<{ field: keyof JourneyHead; words: string } | undefined>(undefined)
  const id = useId()
  const isLocked = draft.readOnly.value
  useEffect(() => {
    catalog.members.need()
    journeyHead(draft.journeyId).then(
      (head) => {
        bot.value = head.botMemberId
      },
      (thrown) => {
        fault.value = { field: 'botMemberId', words: describeFailure(failureOf(thrown)) }
      },
    )
  }, [draft])

  async function change(head: Partial<JourneyHead>, field: keyof JourneyHead) {
    fault.value = undefined
    try {
      const now = await changeHead(draft.journeyId, head)
      draft.name.value = now.name
      draft.description.value = now.description
      bot.value = now.botMemberId
    } catch (thrown) {
      fault.value = { field, words: describeFailure(failureOf(thrown)) }
    }
  }

  const wrong = (field: keyof JourneyHead) => (
    <p id={`${id}-${field}-fault`} class={`${fields.problem} ${fields.error}`} role="alert">
      {fault.value?.field === field && fault.value.words}
    </p>
  )
  const bots = (catalog.members.items.value ?? []).filter(({ role }) => role === 'bot')
  return (
    <section class={styles.panel} aria-label="Journey">
      <Bar
        sign={<Icon name="journey" />}
        title={draft.name.value}
        about="Journey"
        onClose={onClose}
      />
      <div class={styles.scroll}>
        {isLocked && <Locked why={isLocked} />}
        <div class={styles.form}>
          <label class={fields.field}>
            <span class={fields.label}>Name</span>
            <input
              class={fields.input}
              maxLength={255}
              dir="auto"
              value={draft.name.value}
              readOnly={isLocked === 'role'}
              aria-describedby={`${id}-name-fault`}
              onChange={({ currentTarget: { value } }) =>
                value.trim() !== draft.name.value && change({ name: value.trim() }, 'name')
              }
            />
            {wrong('name')}
          </label>
          <label class={fields.field}>
            <span class={fields.label}>
              Description <span class={fields.optional}>(optional)</span>
            </span>
            <textarea
              class={fields.input}
              rows={3}
              maxLength={1000}
              dir="auto"
              value={draft.description.value ?? ''}
              readOnly={isLocked === 'role'}
              onChange={({ currentTarget: { value } }) =>
                change({ description: value.trim() || null }, 'description')
              }
            />
            {wrong('description')}
          </label>
          <label class={fields.field}>
            <span class={fields.label}>Bot identity</span>
            <select
              class={fields.input}
              value={bot.value ?? ''}
              disabled={isLocked === 'role' || bot.value === undefined}
              onChange={({ currentTarget: { value } }) =>
                change({ botMemberId: value || null }, 'botMemberId')
              }
            >
              <option value="">The organisation’s bot</option>
              {bots.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
            <span class={fields.hint}>Whose name the inbox shows on this journey’s replies.</span>
            {wrong('botMemberId')}
          </label>
          <p class={fields.hint}>Choose a step on the canvas to fill it in.</p>
        </div>
      </div>
    </section>
  )
}
