import { useLocation } from 'preact-iso'
import { journeysApi } from '../../api/journeys-api.ts'
import { builderAddress } from '../addresses.ts'
import { JourneyForm } from './journey-form.tsx'

/** A new journey: a name, and then the empty canvas with its Start step. */
export function CreateJourney({ onClose }: { onClose(): void }) {
  const { route } = useLocation()
  return (
    <JourneyForm
      title="Create a journey"
      submit="Create Journey"
      onSubmit={async (named) => route(builderAddress((await journeysApi.create(named)).id))}
      onClose={onClose}
    />
  )
}
