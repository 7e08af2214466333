import type { VariableType } from '#journey/journey.ts'
import { Duration } from './duration.tsx'
import { Select } from './select.tsx'
import { Target } from './target.tsx'
import { Text } from './text.tsx'
import { useField, useValue } from './use-field.ts'

/** How often a question is asked again, how long it waits, and where its answer goes. */
export function Ask({ keeps, type }: { keeps: string; type?: VariableType }) {
  const retries = useField('retries')
  const isTimed = useValue('timeoutSeconds') !== undefined
  const most = retries.most ?? 0
  const counts = Array.from({ length: most + 1 }, (_, times) => ({
    value: String(times),
    label: times === 0 ? '0, never ask again' : times === 1 ? '1 time' : `${times} times`,
  }))
  return (
    <>
      <Target path="variable" label={keeps} type={type} />
      <Select
        path="retries"
        label="Retries"
        hint="How often it is asked again after an answer that does not fit."
        otherwise="0"
        options={[...counts, { value: 'unlimited', label: 'Unlimited' }]}
        onPick={(picked) => retries.set(picked === 'unlimited' ? picked : Number(picked))}
      />
      <Text
        path="failureMessage"
        label="Failure message"
        lines="many"
        marks
        placeholder="Asks the same again when this is empty"
      />
      <Duration
        path="timeoutSeconds"
        label="Timeout"
        units={['seconds', 'minutes']}
        hint={
          isTimed
            ? 'Counts from the moment the question is delivered. On email it has no effect.'
            : undefined
        }
      />
    </>
  )
}
