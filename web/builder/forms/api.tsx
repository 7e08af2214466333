import { TestSection } from '../apis/test-section.tsx'
import { useDraft } from '../document/draft.ts'
import { Auth } from '../fields/auth.tsx'
import fields from '../fields/fields.module.css'
import { Mappings } from '../fields/mappings.tsx'
import { NumberInput } from '../fields/number.tsx'
import { Request } from '../fields/request.tsx'
import { Section } from '../fields/section.tsx'
import { Select } from '../fields/select.tsx'
import { Target } from '../fields/target.tsx'
import { Text } from '../fields/text.tsx'
import { useField, useValue } from '../fields/use-field.ts'
import { FormChoice } from './form-choice.tsx'

const FORMS = [
  { value: 'defined', label: 'A call of the API Manager', make: () => ({ apiId: '' }) },
  {
    value: 'own',
    label: 'A request of its own',
    make: () => ({ request: { method: 'GET', url: '' } }),
  },
]

export function ApiForm() {
  const form = useValue('apiId') === undefined ? 'own' : 'defined'
  return (
    <>
      <FormChoice
        label="Call"
        forms={FORMS}
        form={form}
        shared={['timeoutSeconds', 'mappings', 'ai']}
      />
      {form === 'defined' ? (
        <Defined />
      ) : (
        <>
          <Request path="request" />
          <Auth path="auth" />
        </>
      )}
      <NumberInput path="timeoutSeconds" label="Timeout in seconds" whole placeholder="30" />
      <Section title="Response mapping">
        {form === 'defined' && (
          <p class={fields.hint}>With none here, those of the API Manager hold.</p>
        )}
        <Mappings path="mappings" />
      </Section>
      {form === 'own' && <TestSection />}
      <Section title="AI post-processing">
        <PostProcessing />
      </Section>
    </>
  )
}

function Defined() {
  const { apis } = useDraft()
  return (
    <Select
      path="apiId"
      label="Defined call"
      hint={apis.value.length ? undefined : 'None is defined yet: add one in the API Manager.'}
      options={apis.value.map(({ id, name }) => ({ value: id, label: name || 'Without a name' }))}
    />
  )
}

function PostProcessing() {
  const field = useField('ai')
  const isOn = field.value.value !== undefined
  return (
    <>
      <label class={fields.check}>
        <input
          type="checkbox"
          checked={isOn}
          disabled={field.isReadOnly}
          onChange={({ currentTarget }) =>
            field.set(currentTarget.checked ? { prompt: '', variable: '' } : undefined)
          }
        />
        Let the AI read the answer
      </label>
      {isOn && (
        <>
          <Text
            path="ai.prompt"
            label="Prompt"
            lines="many"
            placeholder="Say in one sentence which villas are free and what they cost."
          />
          <Target path="ai.variable" label="Keep its answer in" none="In which variable?" />
        </>
      )}
    </>
  )
}
