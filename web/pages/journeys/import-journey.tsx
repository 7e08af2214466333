import { useLocation } from 'preact-iso'
import { type Exported, journeysApi } from '../../api/journeys-api.ts'
import { builderAddress } from '../addresses.ts'
import { JourneyForm } from './journey-form.tsx'

/** An exported journey made into one of ours: its name may be changed on the way in. */
export function ImportJourney({ given, onClose }: { given: Exported; onClose(): void }) {
  const { route } = useLocation()
  const { journey } = given
  const steps = journey.steps.length
  const isSecured = JSON.stringify(journey).includes('"auth"')
  return (
    <JourneyForm
      title="Import a journey"
      given={given}
      submit="Import"
      onSubmit={async (named) =>
        route(builderAddress((await journeysApi.import({ ...named, journey })).id))
      }
      onClose={onClose}
    >
      <p>
        {steps} {steps === 1 ? 'step' : 'steps'}, as a Draft.
        {isSecured &&
          ' Secrets are never in a file: type those of its API calls again after importing.'}
      </p>
    </JourneyForm>
  )
}
