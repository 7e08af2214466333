import { CatalogSelect } from '../fields/catalog-select.tsx'
import { Duration } from '../fields/duration.tsx'
import { Entries } from '../fields/entries.tsx'
import fields from '../fields/fields.module.css'
import { Section } from '../fields/section.tsx'
import { Target } from '../fields/target.tsx'
import { Text } from '../fields/text.tsx'
import { useValue } from '../fields/use-field.ts'
import { catalog } from '../server/catalog.ts'
import { FormChoice } from './form-choice.tsx'

const FORMS = [
  { value: 'event', label: 'An event from outside', make: () => ({ event: '' }) },
  {
    value: 'milestone',
    label: 'A milestone the guest reaches',
    make: () => ({ milestoneId: '' }),
  },
]

export function WaitForEventForm() {
  const form = useValue('milestoneId') === undefined ? 'event' : 'milestone'
  return (
    <>
      <FormChoice label="Wait for" forms={FORMS} form={form} shared={['timeoutSeconds']} />
      {form === 'milestone' ? (
        <AnyMilestone />
      ) : (
        <Text
          path="event"
          label="Event name"
          variables={false}
          placeholder="booking.confirmed"
          hint="As it is sent to POST /api/v1/events."
        />
      )}
      <Duration path="timeoutSeconds" label="Timeout" />
      {form === 'event' && <Payload />}
    </>
  )
}

const AnyMilestone = () => (
  <CatalogSelect
    path="milestoneId"
    label="Milestone"
    list={catalog.goals}
    empty="There is no goal with a milestone yet. Make one in Goals."
    options={(goals) =>
      goals
        .filter(({ archived }) => !archived)
        .flatMap(({ name: group, milestones }) =>
          milestones
            .filter(({ archived }) => !archived)
            .map(({ id, name }) => ({ value: id, label: name, group })),
        )
    }
  />
)

const Payload = () => (
  <>
    <Section title="Only if the payload has">
      <Entries path="filters" one="filter" make={() => ({ path: '', equals: '' })}>
        {(path) => (
          <>
            <PayloadPath of={path} placeholder="booking.status" />
            <Text path={`${path}.equals`} label="Equals" placeholder="confirmed" />
          </>
        )}
      </Entries>
    </Section>
    <Section title="Keep from the payload">
      <p class={fields.hint}>A path like booking.total; empty keeps the whole payload.</p>
      <Entries path="map" one="mapping" make={() => ({ path: '', variable: '' })}>
        {(path) => (
          <>
            <PayloadPath of={path} placeholder="booking.total" />
            <Target path={`${path}.variable`} label="Into" none="Into which variable?" />
          </>
        )}
      </Entries>
    </Section>
  </>
)

/** Where in the payload. */
const PayloadPath = ({ of, placeholder }: { of: string; placeholder: string }) => (
  <Text path={`${of}.path`} label="Path" variables={false} code placeholder={placeholder} />
)
