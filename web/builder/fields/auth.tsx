import { useSignal } from '@preact/signals'
import { failureOf } from '../../api/api.ts'
import { describeFailure } from '../../pages/error-panel.tsx'
import { keepSecret } from '../server/calls.ts'
import { textIn } from './config-path.ts'
import fields from './fields.module.css'
import { ariaProps, Frame } from './frame.tsx'
import { Select } from './select.tsx'
import { Text } from './text.tsx'
import { useField, useValue } from './use-field.ts'

const TYPES = [
  { value: 'none', label: 'None' },
  { value: 'bearer', label: 'Bearer token' },
  { value: 'basic', label: 'User name and password' },
  { value: 'header', label: 'Header of its own' },
]
const SECRETS: Record<string, string> = {
  bearer: 'Token',
  basic: 'Password',
  header: 'Value of the header',
}

/** How a call proves who it is. The secret is sealed when it is stored, and never seen again. */
export function Auth({ path }: { path: string }) {
  const field = useField(path)
  const type = textIn(useValue(`${path}.type`)) || 'none'
  return (
    <>
      <Select
        path={`${path}.type`}
        label="Authentication"
        otherwise="none"
        options={TYPES}
        onPick={(picked) => field.set(picked === 'none' ? undefined : { type: picked })}
      />
      {type === 'basic' && <Text path={`${path}.username`} label="User name" variables={false} />}
      {type === 'header' && (
        <Text
          path={`${path}.name`}
          label="Name of the header"
          variables={false}
          placeholder="X-Api-Key"
        />
      )}
      {type !== 'none' && <Secret path={`${path}.secretId`} label={SECRETS[type] ?? 'Secret'} />}
    </>
  )
}

function Secret({ path, label }: { path: string; label: string }) {
  const field = useField(path)
  const typed = useSignal('')
  const state = useSignal<{ is: 'idle' | 'storing' } | { is: 'failed'; why: string }>({
    is: 'idle',
  })
  const isStored = textIn(field.value.value) !== ''

  async function store() {
    if (typed.value === '') return
    state.value = { is: 'storing' }
    try {
      const { secretId } = await keepSecret(typed.value)
      typed.value = ''
      field.set(secretId)
      state.value = { is: 'idle' }
    } catch (thrown) {
      state.value = { is: 'failed', why: describeFailure(failureOf(thrown)) }
    }
  }

  const hint = isStored
    ? 'One is stored. It is sealed: nobody can read it, only replace it.'
    : 'Sealed when you leave the field. It is in no export, trail or answer.'
  return (
    <Frame field={{ ...field, isOptional: false }} label={label} hint={hint}>
      <input
        {...ariaProps(field, { hint })}
        class={fields.input}
        type="password"
        autocomplete="new-password"
        placeholder={isStored ? '••••••••  stored' : ''}
        value={typed.value}
        readOnly={field.isReadOnly || state.value.is === 'storing'}
        onInput={({ currentTarget }) => {
          typed.value = currentTarget.value
        }}
        onBlur={store}
        onKeyDown={({ key }) => key === 'Enter' && store()}
      />
      <p class={`${fields.problem} ${fields.error}`} role="alert">
        {state.value.is === 'failed' && `${state.value.why} Enter it again.`}
      </p>
    </Frame>
  )
}
