import { useLocation } from 'preact-iso'
import { type JourneySummary, journeysApi } from '../../api/journeys-api.ts'
import { builderAddress } from '../addresses.ts'
import { JourneyForm } from './journey-form.tsx'

type Original = Pick<JourneySummary, 'id' | 'name' | 'state'>

/** A copy of a journey, in Draft; it opens in the builder. */
export function CloneJourney({ journey, onClose }: { journey: Original; onClose(): void }) {
  const { route } = useLocation()
  const { id, name, state } = journey
  return (
    <JourneyForm
      title={`Clone “${name}”`}
      given={{ name: copyOf(name), description: null }}
      nameOnly
      submit="Clone"
      onSubmit={async (named) =>
        route(builderAddress((await journeysApi.clone(id, named.name)).id))
      }
      onClose={onClose}
    >
      <p>
        The copy is a Draft with the same steps and settings.
        {state === 'live' && ' The live journey goes on as it is.'}
      </p>
    </JourneyForm>
  )
}

const SUFFIX = ' (copy)'
const copyOf = (name: string) => name.slice(0, 255 - SUFFIX.length) + SUFFIX
