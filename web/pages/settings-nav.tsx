import { useLocation } from 'preact-iso'
import controls from '../design/controls.module.css'
import { Icon, type IconName } from '../design/icon.tsx'
import styles from './settings-nav.module.css'

const PLACES: [path: string, name: string, icon: IconName][] = [
  ['/crm/settings/bot-journeys', 'Bot Journeys', 'journey'],
  ['/crm/settings/bot-journeys/goals', 'Goals', 'flag'],
  ['/crm/settings/connections', 'Connections', 'plug'],
  ['/crm/settings/templates', 'Templates', 'template'],
]

/** The place an address belongs to: the longest that it begins with. */
const placeOf = (path: string) =>
  PLACES.map(([place]) => place)
    .filter((place) => path === place || path.startsWith(`${place}/`))
    .sort((a, b) => b.length - a.length)[0]

const ID = 'settings'

/** Opens the settings on narrow screens, from the bar at the top. */
export const SettingsOpener = () => (
  <button
    type="button"
    class={`${styles.opener} ${controls.icon}`}
    popoverTarget={ID}
    aria-label="Settings"
  >
    <Icon name="menu" />
  </button>
)

/** Where else to go in the settings: beside the page, or in a drawer where there is no room. */
export function SettingsNav() {
  const { path } = useLocation()
  const here = placeOf(path)
  return (
    <nav id={ID} class={styles.nav} popover="auto" aria-label="Settings">
      <p class={styles.heading}>Settings</p>
      <ul>
        {PLACES.map(([place, name, icon]) => (
          <li key={place}>
            <a href={place} aria-current={place === here ? 'page' : undefined}>
              <Icon name={icon} />
              {name}
            </a>
          </li>
        ))}
      </ul>
      <button
        type="button"
        class={`${styles.closer} ${controls.icon}`}
        popoverTarget={ID}
        popoverTargetAction="hide"
        aria-label="Close the settings menu"
      >
        <Icon name="close" />
      </button>
    </nav>
  )
}
