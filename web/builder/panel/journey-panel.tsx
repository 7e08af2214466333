import { useEffect, useId, useMemo } from 'preact/hooks'
import { languageOf } from '#messages/language.ts'
import { api } from '../../api/api.ts'
import { useResource } from '../../api/resource.ts'
import { Icon } from '../../design/icon.tsx'
import { languageName, languages } from '../../format/languages.ts'
import { useDraft } from '../document/draft.ts'
import fields from '../fields/fields.module.css'
import { catalog } from '../server/catalog.ts'
import { Bar, Locked } from './bar.tsx'
import { CommandsSection } from './commands-section.tsx'
import styles from './panel.module.css'
import { useJourneyHead } from './use-journey-head.ts'

/** The journey itself: its name, what it is for, who speaks in it, its language and its commands. */
export function JourneyPanel({ onClose }: { onClose(): void }) {
  const draft = useDraft()
  const faultId = useId()
  const { bot, change, faultOf } = useJourneyHead(draft)
  const isLocked = draft.readOnly.value
  const isReadOnly = isLocked === 'role'
  const organisation = useResource('me', api.me).value?.organisation
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
              readOnly={isReadOnly}
              aria-describedby={faultId}
              onChange={({ currentTarget: { value } }) =>
                value.trim() !== draft.name.value && change({ name: value.trim() }, 'name')
              }
            />
            <Fault id={faultId} words={faultOf('name')} />
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
              readOnly={isReadOnly}
              onChange={({ currentTarget: { value } }) =>
                change({ description: value.trim() || null }, 'description')
              }
            />
            <Fault words={faultOf('description')} />
          </label>
          <BotSelect
            value={bot.value}
            isReadOnly={isReadOnly}
            fault={faultOf('botMemberId')}
            onChange={(botMemberId) => change({ botMemberId }, 'botMemberId')}
          />
          <LanguageSelect organisations={organisation?.language} />
          <CommandsSection
            language={languageOf(draft.language.value ?? organisation?.language) ?? 'en'}
          />
          <p class={fields.hint}>Choose a step on the canvas to fill it in.</p>
        </div>
      </div>
    </section>
  )
}

const Fault = ({ id, words }: { id?: string; words: string | false | undefined }) => (
  <p id={id} class={`${fields.problem} ${fields.error}`} role="alert">
    {words}
  </p>
)

/** Whose name the replies are said to come from; `value` is undefined until the server has told. */
function BotSelect(props: {
  value: string | null | undefined
  isReadOnly: boolean
  fault: string | false | undefined
  onChange(memberId: string | null): void
}) {
  const { value, isReadOnly, fault, onChange } = props
  useEffect(() => catalog.members.need(), [])
  const bots = (catalog.members.items.value ?? []).filter(({ role }) => role === 'bot')
  return (
    <label class={fields.field}>
      <span class={fields.label}>Bot identity</span>
      <select
        class={fields.input}
        value={value ?? ''}
        disabled={isReadOnly || value === undefined}
        onChange={({ currentTarget }) => onChange(currentTarget.value || null)}
      >
        <option value="">The organisation’s bot</option>
        {bots.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <span class={fields.hint}>Whose name the inbox shows on this journey’s replies.</span>
      <Fault words={fault} />
    </label>
  )
}

/** What the journey is written in; `organisations`: what counts where it does not say. */
function LanguageSelect({ organisations }: { organisations: string | undefined }) {
  const draft = useDraft()
  const hintId = useId()
  const options = useMemo(() => languages('en'), [])
  const language = draft.language.value
  const isKnown = options.some(([code]) => code === language)
  return (
    <label class={fields.field}>
      <span class={fields.label}>Language</span>
      <select
        class={fields.input}
        value={language ?? ''}
        disabled={draft.readOnly.value !== false}
        aria-describedby={hintId}
        onChange={({ currentTarget: { value } }) =>
          draft.change('Choose language', (doc) => {
            doc.language = value || undefined
          })
        }
      >
        <option value="">
          The organisation’s{organisations && ` (${languageName(organisations)})`}
        </option>
        {language && !isKnown && <option value={language}>{languageName(language)}</option>}
        {options.map(([code, name]) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
      <span class={fields.hint} id={hintId}>
        How answers are read, and the language of what the bot adds by itself, like “Reply with a
        number.” Your own texts stay as you write them.
      </span>
    </label>
  )
}
