import { StepIcon } from '../../design/step-icon.tsx'
import { ExternalLink } from './marked.tsx'
import styles from './message.module.css'

/** A map pin: where it is, what it is called, and a way to a map. */
export function MapPin(props: {
  latitude: number
  longitude: number
  name?: string
  address?: string
}) {
  const { latitude, longitude, name, address } = props
  const at = `${latitude},${longitude}`
  return (
    <ExternalLink
      class={styles.place}
      href={`https://www.google.com/maps?q=${encodeURIComponent(at)}`}
    >
      <span class={styles.map} aria-hidden="true">
        <StepIcon type="location" size={32} />
      </span>
      <strong dir="auto">{name || 'Location'}</strong>
      <span dir="auto">{address || at}</span>
    </ExternalLink>
  )
}
