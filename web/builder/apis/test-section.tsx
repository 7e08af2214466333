import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { textsIn } from '#journey/config/texts.ts'
import { ApiAuth, ApiMapping, ApiRequest, type VariableType } from '#journey/journey.ts'
import { placeholdersIn } from '#journey/variables/placeholders.ts'
import { failureOf } from '../../api/api.ts'
import { Icon } from '../../design/icon.tsx'
import { describeFailure } from '../../pages/error-panel.tsx'
import { useDraft } from '../document/draft.ts'
import { isGroup, listIn } from '../fields/config-path.ts'
import { useEditedConfig } from '../fields/edited-config.ts'
import fields from '../fields/fields.module.css'
import { Section } from '../fields/section.tsx'
import { fieldId, useValue } from '../fields/use-field.ts'
import { useVariableNames } from '../fields/variables.ts'
import { lazyComponent } from '../loading/lazy-component.tsx'
import { type TestAnswer, testCall } from '../server/calls.ts'
import { sampleOf, usualSample } from './samples.ts'

const Result = lazyComponent(async () => (await import('./result.tsx')).Result)

/** Samples stay for as long as the page, so that a test can be repeated. */
const given = new Map<string, string>()

type State =
  | { is: 'idle' }
  | { is: 'calling' }
  | { is: 'answered'; answer: TestAnswer }
  | { is: 'failed'; why: string }

/** Tries the call with sample values: what comes back, and a click that maps a value of it. */
export function TestSection() {
  const draft = useDraft()
  const edited = useEditedConfig()
  const state = useSignal<State>({ is: 'idle' })
  const stop = useRef<AbortController>(undefined)
  useEffect(() => () => stop.current?.abort(), [])
  const samples = useSamples()

  async function run() {
    stop.current?.abort()
    stop.current = new AbortController()
    const { signal } = stop.current
    state.value = { is: 'calling' }
    try {
      const call = callIn(edited.root.peek())
      const variables = [...draft.variables.peek()]
      const body = { ...call, variables, values: samples.values() }
      const answer = await testCall(draft.journeyId, body, signal)
      if (!signal.aborted) state.value = { is: 'answered', answer }
    } catch (thrown) {
      if (signal.aborted) return
      state.value = { is: 'failed', why: describeFailure(failureOf(thrown)) }
    }
  }

  /** Adds the mapping, and goes where its variable is chosen. */
  function map(from: ApiMapping['from'], path: string) {
    const mappings = listIn(isGroup(edited.root.peek()) ? read(edited.root.peek(), 'mappings') : [])
    const variable = likelyVariable(path, draft.variables.peek())
    edited.set('mappings', [...mappings, { from, path, variable }])
    requestAnimationFrame(() => {
      const select = document.getElementById(
        fieldId(edited, `mappings.${mappings.length}.variable`),
      )
      select?.focus()
      select?.scrollIntoView({ block: 'center' })
    })
  }

  const now = state.value
  if (edited.isReadOnly) return null
  return (
    <Section title="Test call">
      <Samples samples={samples} />
      <button type="button" class={fields.add} disabled={now.is === 'calling'} onClick={run}>
        <Icon name="play" size={16} />
        {now.is === 'calling' ? 'Calling…' : 'Test call'}
      </button>
      <p class={fields.hint}>The call is really made, with these values.</p>
      <div role="status">
        {now.is === 'failed' && <p class={`${fields.problem} ${fields.error}`}>{now.why}</p>}
        {now.is === 'answered' && <Result answer={now.answer} onMap={map} />}
      </div>
    </Section>
  )
}

const read = (root: unknown, key: string) => (isGroup(root) ? root[key] : undefined)

/** What of a config makes a call. */
function callIn(root: unknown) {
  const request = ApiRequest.partial().safeParse(read(root, 'request') ?? {})
  const auth = ApiAuth.safeParse(read(root, 'auth'))
  const mappings = listIn(read(root, 'mappings')).flatMap((each) => {
    const mapping = ApiMapping.safeParse(each)
    return mapping.success && mapping.data.variable ? [mapping.data] : []
  })
  return {
    request: request.success ? request.data : {},
    ...(auth.success && { auth: auth.data }),
    mappings,
  }
}

/** The variable that is called as the value is, if there is one. */
function likelyVariable(path: string, variables: readonly { name: string }[]): string {
  const [last = ''] = /[A-Za-z0-9_]+(?=\W*$)/.exec(path) ?? []
  const found = variables.find(({ name }) => name.toLowerCase() === last.toLowerCase())
  return found ? `var_local.${found.name}` : ''
}

type Sampled = { name: string; type: VariableType; text: string }
type SampleSet = {
  list: Sampled[]
  put(name: string, text: string): void
  values(): Record<string, unknown>
}

/** A value for each variable that the request names. */
function useSamples(): SampleSet {
  const draft = useDraft()
  const request = useValue('request')
  const offers = useVariableNames().offers()
  const version = useSignal(0)
  version.value
  const named = new Set(
    textsIn(request).flatMap(({ text }) =>
      placeholdersIn(text).map(({ scope, name }) => `${scope}.${name}`),
    ),
  )
  const list = [...named].map((name): Sampled => {
    const type = offers.find((offer) => offer.name === name)?.type ?? 'string'
    const own = draft.variables.value.find((variable) => `var_local.${variable.name}` === name)
    const usual = own?.default === undefined ? usualSample(name, type) : String(own.default)
    return { name, type, text: given.get(name) ?? usual }
  })
  return {
    list,
    put(name, text) {
      given.set(name, text)
      version.value++
    },
    values: () =>
      Object.fromEntries(
        list.flatMap(({ name, type, text }) => {
          const value = sampleOf(text, type)
          return value === undefined ? [] : [[name, value]]
        }),
      ),
  }
}

function Samples({ samples: { list, put } }: { samples: SampleSet }) {
  if (!list.length) return null
  return (
    <div class={fields.group}>
      {list.map(({ name, text }) => (
        <label key={name} class={fields.field}>
          <span class={fields.label}>{name}</span>
          <input
            class={fields.input}
            value={text}
            autocomplete="off"
            onInput={({ currentTarget }) => put(name, currentTarget.value)}
          />
        </label>
      ))}
    </div>
  )
}
