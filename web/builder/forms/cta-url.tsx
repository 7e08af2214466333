import { Header } from '../fields/header.tsx'
import { Text } from '../fields/text.tsx'

export const CtaUrlForm = () => (
  <>
    <Header path="header" />
    <Text path="body" label="Body" lines="many" marks placeholder="Your booking is ready." />
    <Text path="footer" label="Footer" />
    <Text path="buttonText" label="Button text" placeholder="View booking" />
    <Text path="url" label="Button URL" placeholder="https://" code />
  </>
)
