import type { ChannelType } from '#channels/info.ts'
import type { ApiError } from '../../../api/api.ts'
import { CheckField } from '../../../design/check-field.tsx'
import { EmailField, SelectField, TextField, UrlField } from '../../../design/field.tsx'
import { SecretField } from '../../../design/secret-field.tsx'
import { TextArea } from '../../../design/text-area.tsx'
import { faultOf } from '../../attempt.ts'
import type { Config, ConfigField } from './channel-setup.ts'
import { setups } from './index.ts'

/** The fields of a channel's config. `isSet` names the credentials that are there already. */
export function ConfigForm(props: {
  type: ChannelType
  given: Config
  isSet?: string[]
  failure?: ApiError
  onChange(given: Config): void
}) {
  const { type, given, isSet = [], failure, onChange } = props
  return (
    <>
      {setups[type].fields(given).map((field) => (
        <One
          key={field.name}
          field={field}
          value={given[field.name]}
          isSet={isSet.includes(field.name)}
          fault={faultOf(failure, `config.${field.name}`)}
          onInput={(value) => onChange({ ...given, [field.name]: value })}
        />
      ))}
    </>
  )
}

function One(props: {
  field: ConfigField
  value: unknown
  isSet: boolean
  fault?: string
  onInput(value: unknown): void
}) {
  const { field, value, isSet, fault, onInput } = props
  const { hint, optional } = field
  const label = optional ? `${field.label} (optional)` : field.label
  const all = { label, hint, optional, fault, onInput, value: textOf(value) }
  switch (field.kind) {
    case 'text':
      return <TextField {...all} />
    case 'id':
      return <TextField {...all} isCode />
    case 'url':
      return <UrlField {...all} />
    case 'email':
      return <EmailField {...all} />
    case 'secret':
      return <SecretField {...all} isSet={isSet} canMake={field.canMake} />
    case 'choice':
      return <SelectField {...all} options={field.options} />
    case 'flag':
      return <CheckField label={label} hint={hint} checked={value === true} onInput={onInput} />
    case 'lines':
      return <TextArea {...all} isCode onInput={(text) => onInput(text.split('\n'))} />
  }
}

const textOf = (value: unknown) =>
  Array.isArray(value) ? value.join('\n') : typeof value === 'string' ? value : ''

/** What is sent: trimmed, and without what was left empty. */
export function readConfig(type: ChannelType, given: Config): Config {
  const asked = new Set(setups[type].fields(given).map(({ name }) => name))
  const read = Object.entries(given).map(([name, value]): [string, unknown] => {
    if (typeof value === 'string') return [name, value.trim()]
    if (!Array.isArray(value)) return [name, value]
    return [name, value.map((line) => String(line).trim()).filter(Boolean)]
  })
  return Object.fromEntries(read.filter(([name, value]) => asked.has(name) && value !== ''))
}
