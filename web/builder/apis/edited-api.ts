import { computed } from '@preact/signals'
import { ApiDefinition } from '#journey/journey.ts'
import type { Draft, StepNode } from '../document/draft.ts'
import { isGroup, setAtPath } from '../fields/config-path.ts'
import { type EditedConfig, problemsOf } from '../fields/edited-config.ts'

/** A call of the API Manager as its form sees it. */
export function editedApi(draft: Draft, id: string): EditedConfig {
  const prefix = `apis.${id}.`
  const call = computed(() => draft.apis.value.find((api) => api.id === id))
  const own = computed(() => draft.problems.value.filter(({ field }) => field?.startsWith(prefix)))
  const put = (what: string, next: unknown, gesture?: string) => {
    const parsed = ApiDefinition.safeParse(next)
    if (!parsed.success) return
    draft.change(
      what,
      (doc) => {
        doc.apis = doc.apis.map((api) => (api.id === id ? parsed.data : api))
      },
      gesture,
    )
  }
  return {
    key: `api-${id}`,
    label: () => call.value?.name ?? '',
    root: call,
    schema: ApiDefinition,
    isReadOnly: draft.readOnly.value !== false,
    set(path, value, gesture = path) {
      const next = setAtPath(call.peek(), path.split('.'), value)
      // A name may be empty while it is written, but there is always one.
      const whole = isGroup(next) ? { name: '', request: {}, ...next } : next
      put('Edit API call', whole, gesture && `apis.${id}.${gesture}`)
    },
    replace: (config) => put('Edit API call', { ...config, id }),
    problems: problemsOf(own, prefix),
  }
}

/** The steps that make a call of the API Manager. */
export const stepsCalling = (draft: Draft, id: string): StepNode[] =>
  [...draft.steps.value.values()].filter(
    ({ type, step }) => type === 'api' && step.value.config.apiId === id,
  )
