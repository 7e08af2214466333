import { Ask } from '../fields/ask.tsx'
import { Section } from '../fields/section.tsx'
import { Select } from '../fields/select.tsx'
import { Text } from '../fields/text.tsx'
import { Weekdays } from '../fields/weekdays.tsx'
import { lazyComponent } from '../loading/lazy-component.tsx'

const DateRange = lazyComponent(async () => (await import('../fields/date-range.tsx')).DateRange)

const FORMATS = [
  { value: 'lenient', label: 'Lenient: “next friday”, “3 april”' },
  { value: 'mm/dd/yyyy', label: 'mm/dd/yyyy' },
  { value: 'dd/mm/yyyy', label: 'dd/mm/yyyy' },
  { value: 'yyyy-mm-dd', label: 'yyyy-mm-dd' },
  { value: 'yyyy/mm/dd', label: 'yyyy/mm/dd' },
]

const CONFIRM = [
  { value: 'never', label: 'Never' },
  { value: 'when-unsure', label: 'When unsure' },
  { value: 'always', label: 'Always' },
]

export const PromptDateForm = () => (
  <>
    <Text path="question" label="Question" lines="many" marks placeholder="When will you arrive?" />
    <Section title="Validation">
      <Select path="format" label="Date format" otherwise="lenient" options={FORMATS} />
      <DateRange path="range" />
      <Weekdays path="excludedWeekdays" label="Excluded days of week" />
      <Select
        path="confirm"
        label="Confirm the day"
        otherwise="when-unsure"
        options={CONFIRM}
        hint="The guest sees the day as it was understood, and answers yes or no."
      />
    </Section>
    <Section title="Answer">
      <Ask keeps="Keep the date in" type="date" />
    </Section>
  </>
)
