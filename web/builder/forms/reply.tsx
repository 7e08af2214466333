import { Ask } from '../fields/ask.tsx'
import { Header } from '../fields/header.tsx'
import { Options } from '../fields/options.tsx'
import { Section } from '../fields/section.tsx'
import { Text } from '../fields/text.tsx'

export const ReplyForm = () => (
  <>
    <Header path="header" />
    <Text path="body" label="Body" lines="many" marks placeholder="How can we help?" />
    <Text path="footer" label="Footer" />
    <Section title="Buttons">
      <Options full="A Reply takes no more. Quick Reply and List do." />
    </Section>
    <Section title="Answer">
      <Ask keeps="Keep the chosen label in" />
    </Section>
  </>
)
