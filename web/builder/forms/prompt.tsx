import type { VariableType } from '#journey/journey.ts'
import { Ask } from '../fields/ask.tsx'
import { Check } from '../fields/check.tsx'
import fields from '../fields/fields.module.css'
import { NumberInput } from '../fields/number.tsx'
import { Section } from '../fields/section.tsx'
import { Select } from '../fields/select.tsx'
import { Text } from '../fields/text.tsx'
import { useField, useValue } from '../fields/use-field.ts'
import { lazyComponent } from '../loading/lazy-component.tsx'

const AiCheck = lazyComponent(async () => (await import('./ai-check.tsx')).AiCheck)

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
    <Select
      path="validation.count"
      label="Two numbers in one reply"
      none="Ask again"
      options={[{ value: 'people', label: 'Add up people: “2 adults and 2 children” is 4' }]}
    />
  </>
)
