import { Check } from './check.tsx'
import { Entries } from './entries.tsx'
import fields from './fields.module.css'
import { Select } from './select.tsx'
import { Target } from './target.tsx'
import { Text } from './text.tsx'
import { useValue } from './use-field.ts'

const SOURCES = [
  { value: 'body', label: 'From the body' },
  { value: 'header', label: 'From a header' },
  { value: 'status', label: 'The status' },
]

/** What is taken out of an answer, and into which variables. */
export const Mappings = ({ path }: { path: string }) => (
  <Entries path={path} one="mapping" make={() => ({ from: 'body', path: '$.', variable: '' })}>
    {(entry) => <Mapping path={entry} />}
  </Entries>
)

function Mapping({ path }: { path: string }) {
  const from = useValue(`${path}.from`)
  return (
    <>
      <Select path={`${path}.from`} label="What" options={SOURCES} hideLabel />
      {from !== 'status' && (
        <Text
          path={`${path}.path`}
          label={from === 'header' ? 'Name of the header' : 'JSONPath'}
          placeholder={from === 'header' ? 'X-Request-Id' : '$.offer.total'}
          variables={false}
          code
          hideLabel
        />
      )}
      <div class={fields.field}>
        <Target
          path={`${path}.variable`}
          label="Into the variable"
          type={from === 'status' ? 'number' : 'string'}
          none="Into which variable?"
          hideLabel
        />
      </div>
      <Check path={`${path}.required`} label="Required: without it the step leaves by error" />
    </>
  )
}
