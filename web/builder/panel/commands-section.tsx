import { computed } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import { CommandTarget } from '#journey/command.ts'
import type { LanguageCode } from '#messages/language.ts'
import { LIMITS } from '#messages/limits.ts'
import { Icon } from '../../design/icon.tsx'
import { useDraft } from '../document/draft.ts'
import { newOptionId } from '../document/ids.ts'
import { nameAmongOthers } from '../document/step-name.ts'
import { EditedConfigContext } from '../fields/edited-config.ts'
import { Entries } from '../fields/entries.tsx'
import fields from '../fields/fields.module.css'
import { Frame } from '../fields/frame.tsx'
import { Section } from '../fields/section.tsx'
import { SelectBox, type SelectOption } from '../fields/select.tsx'
import { Synonyms } from '../fields/synonyms.tsx'
import { useField } from '../fields/use-field.ts'
import { editedCommands } from './edited-commands.ts'
import { HumanProposal } from './human-proposal.tsx'
import panel from './panel.module.css'

/** Words that lead away from any question. `language`: in which they are proposed. */
export function CommandsSection({ language }: { language: LanguageCode }) {
  const draft = useDraft()
  const isReadOnly = draft.readOnly.value !== false
  const edited = useMemo(() => editedCommands(draft), [draft, isReadOnly])
  const steps = useStepOptions()
  return (
    <EditedConfigContext.Provider value={edited}>
      <Section title="Commands">
        <p class={fields.hint}>
          Words that lead away from any question, like “human” or “start again”. Only the whole
          answer counts, and a button with the same label comes first.
        </p>
        {!isReadOnly && <HumanProposal language={language} />}
        <Entries
          path="commands"
          one="command"
          make={() => ({ id: newOptionId('command'), words: [], to: { step: '' } })}
          full={`A journey has up to ${LIMITS.commands} commands.`}
        >
          {(path, at) => (
            <>
              <Synonyms
                path={`${path}.words`}
                label={`Words of command ${at + 1}`}
                placeholder="start again, restart"
              />
              <Target path={`${path}.to`} label={`Command ${at + 1} leads to`} steps={steps} />
            </>
          )}
        </Entries>
        {isReadOnly && !draft.commands.value.length && <p class={fields.hint}>There is none.</p>}
      </Section>
    </EditedConfigContext.Provider>
  )
}

const STEP = 'step:'
const ELSEWHERE: SelectOption[] = [
  { value: 'back', label: 'Back to the last question' },
  { value: 'start', label: 'Start again' },
]

function useStepOptions(): SelectOption[] {
  const draft = useDraft()
  const options = useMemo(
    () =>
      computed(() =>
        [...draft.steps.value.values()]
          .filter(({ type }) => type !== 'start')
          .map(({ id, step }) => ({
            value: `${STEP}${id}`,
            label: nameAmongOthers(step.value),
            group: 'A step',
          }))
          .sort((a, b) => a.label.localeCompare(b.label)),
      ),
    [draft],
  )
  return options.value
}

/** Where a command leads, and the way to that step. */
function Target(props: { path: string; label: string; steps: readonly SelectOption[] }) {
  const { path, label, steps } = props
  const draft = useDraft()
  const field = useField(path)
  const to = CommandTarget.safeParse(field.value.value).data
  const stepId = typeof to === 'object' ? to.step : ''
  const node = draft.steps.value.get(stepId)
  const gone = { value: `${STEP}${stepId}`, label: 'A step that is gone' }
  return (
    <Frame field={field} label={label}>
      <SelectBox
        field={field}
        options={[...ELSEWHERE, ...(stepId && !node ? [gone] : []), ...steps]}
        value={typeof to === 'string' ? to : stepId && gone.value}
        onPick={(picked) =>
          field.set(picked.startsWith(STEP) ? { step: picked.slice(STEP.length) } : picked, '')
        }
      />
      {node && (
        <button type="button" class={panel.leads} onClick={() => draft.goTo(node.id)}>
          <Icon name="chevron-right" size={16} /> Go to the step
        </button>
      )}
    </Frame>
  )
}
