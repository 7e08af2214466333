import { useState } from 'preact/hooks'
import controls from '../../design/controls.module.css'
import { NumberField } from '../../design/number-field.tsx'
import styles from './sheet.module.css'
import { Sheet } from './sheet.tsx'

type Spot = { latitude: number; longitude: number }
/** The Praça do Comércio, where a guest in Lisbon may well stand. */
const SOMEWHERE: Spot = { latitude: 38.7076, longitude: -9.1366 }

/** Where the guest is: typed, or where the tester is. */
export function LocationSheet(props: {
  over: HTMLElement | null
  onShare(spot: Spot): void
  onClose(): void
}) {
  const { over, onShare, onClose } = props
  const [spot, setSpot] = useState<Partial<Spot>>(SOMEWHERE)
  const [said, setSaid] = useState('')
  const { latitude, longitude } = spot
  const isSpot = isWithin(latitude, 90) && isWithin(longitude, 180)

  function locate() {
    setSaid('Looking for where you are…')
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setSaid('')
        setSpot({ latitude: coords.latitude, longitude: coords.longitude })
      },
      () => setSaid('Your browser does not say where you are. Type it instead.'),
    )
  }
  return (
    <Sheet title="Share a location" over={over} onClose={onClose}>
      <form
        class={styles.spot}
        onSubmit={(event) => {
          event.preventDefault()
          if (isWithin(latitude, 90) && isWithin(longitude, 180)) onShare({ latitude, longitude })
        }}
      >
        <NumberField
          label="Latitude"
          value={latitude}
          min={-90}
          max={90}
          step="any"
          onInput={(value) => setSpot({ ...spot, latitude: value })}
        />
        <NumberField
          label="Longitude"
          value={longitude}
          min={-180}
          max={180}
          step="any"
          onInput={(value) => setSpot({ ...spot, longitude: value })}
        />
        <button type="button" class={controls.button} onClick={locate}>
          Use where I am
        </button>
        <p class={controls.hint} role="status">
          {said}
        </p>
        <button type="submit" class={controls.primary} disabled={!isSpot}>
          Send location
        </button>
      </form>
    </Sheet>
  )
}

const isWithin = (value: number | undefined, most: number): value is number =>
  value !== undefined && Math.abs(value) <= most
