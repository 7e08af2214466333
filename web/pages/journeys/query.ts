import type { JourneyQuery } from '../../api/journeys-api.ts'

const isState = (text: string | undefined) => text === 'live' || text === 'draft'
const isSort = (text: string | undefined) => text === 'created' || text === 'name'

/** What the address says is to be shown, so that the way back from the builder leads to the same. */
export const queryOf = ({ search = '', state, sort }: Record<string, string>): JourneyQuery => ({
  search,
  state: isState(state) ? state : '',
  sort: isSort(sort) ? sort : 'saved',
})

/** The same as the end of an address; what is as always is left out. */
export function searchOf({ search, state, sort }: JourneyQuery): string {
  const params = new URLSearchParams({
    ...(search && { search }),
    ...(state && { state }),
    ...(sort !== 'saved' && { sort }),
  })
  return params.size ? `?${params}` : ''
}
