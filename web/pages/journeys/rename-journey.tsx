import { type JourneySummary, journeysApi } from '../../api/journeys-api.ts'
import { JourneyForm } from './journey-form.tsx'

/** Name and description may change at any time, live or not. */
export function RenameJourney(props: {
  journey: JourneySummary
  onRenamed(): void
  onClose(): void
}) {
  const { journey, onRenamed, onClose } = props
  return (
    <JourneyForm
      title={`Rename “${journey.name}”`}
      given={journey}
      submit="Save"
      onSubmit={async (named) => {
        await journeysApi.rename(journey.id, named)
        onRenamed()
      }}
      onClose={onClose}
    />
  )
}
