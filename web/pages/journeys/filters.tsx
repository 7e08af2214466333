import type { JourneyQuery } from '../../api/journeys-api.ts'
import { FilterSelect, ListTools, SearchField } from '../list/list-tools.tsx'

const STATES: [JourneyQuery['state'], string][] = [
  ['', 'Live and Draft'],
  ['live', 'Live'],
  ['draft', 'Draft'],
]
const SORTS: [JourneyQuery['sort'], string][] = [
  ['saved', 'Last edited'],
  ['created', 'Newest'],
  ['name', 'Name'],
]

/** Which journeys are shown, and in what order. */
export function Filters(props: { query: JourneyQuery; onQuery(query: JourneyQuery): void }) {
  const { query, onQuery } = props
  return (
    <ListTools>
      <SearchField
        label="Search journeys"
        value={query.search}
        onSearch={(search) => onQuery({ ...query, search })}
      />
      <FilterSelect
        label="State"
        value={query.state}
        options={STATES}
        onChoose={(state) => onQuery({ ...query, state })}
      />
      <FilterSelect
        label="Sort by"
        value={query.sort}
        options={SORTS}
        onChoose={(sort) => onQuery({ ...query, sort })}
      />
    </ListTools>
  )
}
