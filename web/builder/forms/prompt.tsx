import type { VariableType } from '#journey/journey.ts'
import { Ask } from '../fields/ask.tsx'
import { CatalogSelect } from '../fields/catalog-select.tsx'
import { Check } from '../fields/check.tsx'
import fields from '../fields/fields.module.css'
import { NumberInput } from '../fields/number.tsx'
import { Section } from '../fields/section.tsx'
import { Select } from '../fields/select.tsx'
import { Text } from '../fields/text.tsx'
import { useField, useValue } from '../fields/use-field.ts'
import { catalog } from '../server/catalog.ts'

const MODES = [
  { value: 'none', label: 'None: any reply will do' },
  { value: 'regex', label: 'Regex' },
  { value: 'phone', label: 'Phone' },
  { value: 'email', label: 'Email' },
  { value: 'number', label: 'Number' },
  { value: 'ai', label: 'AI-based' },
]
const KEPT: Record<string, VariableType | undefined> = { number: 'number' }

export function PromptForm() {
  const mode = String(useValue('validation.mode') ?? 'none')
  return (
    <>
      <Text path="question" label="Question" lines="many" marks placeholder="How many guests?" />
      <Section title="Validation">
        <Validation mode={mode} />
      </Section>
      <Section title="Answer">
        <Ask keeps="Keep the reply in" type={KEPT[mode]} />
      </Section>
    </>
  )
}

function Validation({ mode }: { mode: string }) {
  const field = useField('validation')
  return (
    <>
      <Select
        path="validation.mode"
        label="The reply must be"
        otherwise="none"
        options={MODES}
        onPick={(picked) => field.set({ mode: picked })}
      />
      {mode === 'regex' && (
        <Text
          path="validation.pattern"
          label="Pattern"
          variables={false}
          code
          placeholder="^[A-Z]{2}\d{4}$"
          hint="Found anywhere in the reply; ^ and $ hold it to the whole. No look-around, no back-references."
        />
      )}
      {mode === 'phone' && (
        <p class={fields.hint}>
          Kept with its country code; yours is assumed where the guest gives none.
        </p>
      )}
      {mode === 'number' && <NumberBounds />}
      {mode === 'ai' && <AiCheck />}
    </>
  )
}

const NumberBounds = () => (
  <>
    <div class={fields.pairTop}>
      <NumberInput path="validation.min" label="At least" />
      <NumberInput path="validation.max" label="At most" />
    </div>
    <Check path="validation.integer" label="Whole numbers only" />
  </>
)

const AiCheck = () => (
  <>
    <Text
      path="validation.criterion"
      label="The reply passes if"
      lines="many"
      placeholder="Does this look like an arrival date?"
    />
    <CatalogSelect
      path="validation.agentId"
      label="Persona"
      list={catalog.agents}
      none="The organisation’s model"
      empty="No AI agent is set up yet: the organisation’s model decides."
      options={(agents) => agents.map(({ id, name }) => ({ value: id, label: name }))}
    />
    <Select
      path="validation.onFailure"
      label="If the AI cannot be reached"
      otherwise="ask-again"
      options={[
        { value: 'ask-again', label: 'Ask again' },
        { value: 'accept', label: 'Accept the reply' },
      ]}
    />
    <Select
      path="validation.store"
      label="Keep"
      otherwise="text"
      options={[
        { value: 'text', label: 'The reply as it was written' },
        { value: 'value', label: 'The value the AI reads in it' },
      ]}
    />
  </>
)
