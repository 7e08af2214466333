import { readScoped } from '#journey/variables/placeholders.ts'
import { textIn } from './config-path.ts'
import fields from './fields.module.css'
import { Frame, type Labelled } from './frame.tsx'
import { SelectBox } from './select.tsx'
import { useField } from './use-field.ts'
import { bareName, type VariableOption } from './variable-options.ts'
import { useVariableNames } from './variables.ts'

const GROUPS: Record<string, string> = {
  var_local: 'Local',
  var_campaign: 'Campaign',
  var_system: 'System',
}

/** A variable to read: any that exists, and for JSON a path inside of it. */
export function AnyVariable(
  props: Labelled & { path: string; hideLabel?: boolean; only?(offer: VariableOption): boolean },
) {
  const { path, label, hint, hideLabel, only } = props
  const field = useField(path)
  const offers = useVariableNames().offers()
  const place = readScoped(textIn(field.value.value))
  const name = place ? `${place.scope}.${place.name}` : textIn(field.value.value)
  const isJson = offers.some((offer) => offer.name === name && offer.type === 'json')
  const inside = place?.path.join('.') ?? ''
  return (
    <Frame field={field} label={label} hint={hint} hideLabel={hideLabel}>
      <SelectBox
        field={field}
        value={name}
        hint={hint}
        options={offers
          .filter((offer) => only?.(offer) ?? true)
          .map((offer) => ({
            value: offer.name,
            label: bareName(offer.name),
            group: GROUPS[offer.name.split('.')[0] ?? ''],
          }))}
        onPick={(picked) => field.set(picked)}
      />
      {(isJson || inside) && (
        <input
          class={fields.input}
          type="text"
          aria-label="Path inside the JSON"
          placeholder="items.0.price (the whole when empty)"
          spellcheck={false}
          autocomplete="off"
          value={inside}
          readOnly={field.isReadOnly}
          onInput={({ currentTarget: { value } }) => {
            const dotted = value.trim().replace(/^\.+/, '')
            field.set(dotted ? `${name}.${dotted}` : name)
          }}
        />
      )}
    </Frame>
  )
}
