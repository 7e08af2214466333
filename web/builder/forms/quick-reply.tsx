import { Ask } from '../fields/ask.tsx'
import { Header } from '../fields/header.tsx'
import { Options } from '../fields/options.tsx'
import { Section } from '../fields/section.tsx'
import { Text } from '../fields/text.tsx'

export const QuickReplyForm = () => (
  <>
    <Header path="header" />
    <Text path="body" label="Body" lines="many" marks placeholder="What are you interested in?" />
    <Text path="footer" label="Footer" />
    <Section title="Buttons">
      <Options full="A Quick Reply takes no more. A List does." />
    </Section>
    <Text
      path="button"
      label="List button"
      placeholder="Options"
      hint="On WhatsApp these choices are a list; this opens it."
    />
    <Section title="Answer">
      <Ask keeps="Keep the chosen label in" />
    </Section>
  </>
)
