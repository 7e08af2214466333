import fields from '../fields/fields.module.css'
import { Text } from '../fields/text.tsx'

export const LocationForm = () => (
  <>
    <div class={fields.pairTop}>
      <Text path="latitude" label="Latitude" placeholder="41.1496" read={degrees} />
      <Text path="longitude" label="Longitude" placeholder="-8.6109" read={degrees} />
    </div>
    <Text path="name" label="Name" placeholder="Casa Verde" />
    <Text path="address" label="Address" placeholder="Rua das Flores 12, Porto" />
  </>
)

/** Degrees become a number as soon as they read the same as one; "41.10" on its way does not. */
const degrees = (text: string) => {
  const value = Number(text)
  return text.trim() !== '' && String(value) === text.trim() ? value : text
}
