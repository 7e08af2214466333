import { useEditedConfig } from './edited-config.ts'
import { Entries } from './entries.tsx'
import fields from './fields.module.css'
import { Frame } from './frame.tsx'
import { choicesAt } from './schema-at.ts'
import { SelectBox } from './select.tsx'
import { Text } from './text.tsx'
import { useField } from './use-field.ts'

/** A request to another system: method, address, headers and body, all with variables. */
export function Request({ path }: { path: string }) {
  const { schema } = useEditedConfig()
  const methods = choicesAt(schema, `${path}.method`.split('.'))
  const field = { ...useField(`${path}.method`), isOptional: false }
  const method = field.value.value
  const hasBody = method !== undefined && method !== 'GET'
  return (
    <>
      <Frame field={field} label="Method">
        <SelectBox
          field={field}
          otherwise="GET"
          options={methods.map((value) => ({ value, label: value }))}
        />
      </Frame>
      <Text
        path={`${path}.url`}
        label="URL"
        isNeeded
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
          hint="Values are escaped for the Content-Type: JSON, XML, a form. Without one, { or [ begins JSON and < begins XML."
        />
      )}
    </>
  )
}
