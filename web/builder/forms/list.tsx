import { newOptionId } from '../document/ids.ts'
import { Ask } from '../fields/ask.tsx'
import { Entries } from '../fields/entries.tsx'
import { Header } from '../fields/header.tsx'
import { More } from '../fields/more.tsx'
import { Section } from '../fields/section.tsx'
import { Synonyms } from '../fields/synonyms.tsx'
import { Text } from '../fields/text.tsx'
import { lazyComponent } from '../loading/lazy-component.tsx'

const TryAnswer = lazyComponent(async () => (await import('../fields/try-answer.tsx')).TryAnswer)

const newRow = () => ({ id: newOptionId('row'), title: '' })

export const ListForm = () => (
  <>
    <Header path="header" textOnly />
    <Text path="body" label="Body" lines="many" marks placeholder="Where would you like to eat?" />
    <Text path="footer" label="Footer" />
    <Text path="button" label="List button" placeholder="See restaurants" />
    <Section title="Sections and rows">
      <Entries path="sections" one="section" make={() => ({ rows: [newRow()] })}>
        {(path, at) => (
          <>
            <Text path={`${path}.title`} label={`Title of section ${at + 1}`} />
            <Entries
              path={`${path}.rows`}
              one="row"
              make={newRow}
              full="This section is full: go on in another."
            >
              {(row, index) => <Row path={row} at={index} />}
            </Entries>
          </>
        )}
      </Entries>
      <TryAnswer />
    </Section>
    <Section title="Answer">
      <Ask keeps="Keep the chosen row in" />
    </Section>
  </>
)

const Row = ({ path, at }: { path: string; at: number }) => (
  <>
    <Text path={`${path}.title`} label={`Row ${at + 1}`} />
    <More path={`${path}.description`} label="Description">
      <Text path={`${path}.description`} label="Description" />
    </More>
    <More path={`${path}.synonyms`} label="Also accept">
      <Synonyms path={`${path}.synonyms`} label="Also accept these words" />
    </More>
  </>
)
