import { FilterSelect, ListTools, SearchField } from '../list/list-tools.tsx'
import { STATUS_CHOICES } from './status-words.ts'
import type { TemplateQuery } from './templates-api.ts'

/** Which templates are shown. */
export function Filters(props: {
  query: TemplateQuery
  channels: { id: string; name: string }[]
  onQuery(query: TemplateQuery): void
}) {
  const { query, channels, onQuery } = props
  return (
    <ListTools>
      <SearchField
        label="Search templates"
        placeholder="Search names and words"
        value={query.search}
        onSearch={(search) => onQuery({ ...query, search })}
      />
      <FilterSelect
        label="Status"
        value={query.status}
        options={STATUS_CHOICES}
        onChoose={(status) => onQuery({ ...query, status })}
      />
      {channels.length > 1 && (
        <FilterSelect
          label="Channel"
          value={query.channelId}
          options={[['', 'Every channel'], ...channels.map(asOption)]}
          onChoose={(channelId) => onQuery({ ...query, channelId })}
        />
      )}
    </ListTools>
  )
}

const asOption = ({ id, name }: { id: string; name: string }): [string, string] => [id, name]
