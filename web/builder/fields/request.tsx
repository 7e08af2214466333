import { Entries } from './entries.tsx'
import fields from './fields.module.css'
import { choicesAt } from './schema-at.ts'
import { Select } from './select.tsx'
import { useSubject } from './subject.ts'
import { Text } from './text.tsx'
import { useValue } from './use-field.ts'

/** A request to another system: method, address, headers and body, all with variables. */
export function Request({ path }: { path: string }) {
  const { schema } = useSubject()
  const methods = choicesAt(schema, `${path}.method`.split('.'))
  const method = useValue(`${path}.method`)
  const hasBody = method !== undefined && method !== 'GET'
  return (
    <>
      <Select
        path={`${path}.method`}
        label="Method"
        otherwise="GET"
        options={methods.map((value) => ({ value, label: value }))}
      />
      <Text
        path={`${path}.url`}
        label="URL"
        placeholder="https://api.example.com/availability?guests={{var_local.party_size}}"
        hint="Only https. Values go into it encoded."
        code
      />
      <div class={fields.field}>
        <span class={fields.label}>Headers</span>
        <Entries path={`${path}.headers`} one="header" make={() => ({ name: '', value: '' })}>
          {(entry) => (
            <>
              <Text
                path={`${entry}.name`}
                label="Name of the header"
                placeholder="Accept-Language"
                variables={false}
                hideLabel
              />
              <Text
                path={`${entry}.value`}
                label="Value of the header"
                placeholder="pt-PT"
                hideLabel
              />
            </>
          )}
        </Entries>
      </div>
      {hasBody && (
        <Text
          path={`${path}.body`}
          label="Body"
          lines="many"
          code
          placeholder={'{ "from": "{{var_local.check_in}}" }'}
          hint="What begins with { or [ goes out as JSON, with values escaped."
        />
      )}
    </>
  )
}
