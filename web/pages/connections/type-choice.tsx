import { Icon } from '../../design/icon.tsx'
import { CHANNEL_TYPES } from './channel-types.ts'
import styles from './connections.module.css'

/** What can be connected, one card each. */
export const TypeChoice = () => (
  <ul class={styles.types}>
    {Object.entries(CHANNEL_TYPES).map(([type, { name, icon, about }]) => (
      <li key={type}>
        <a class={styles.type} href={`/crm/settings/connections/new/${type}`}>
          <span class={styles.sign}>
            <Icon name={icon} size={22} />
          </span>
          <span class={styles.typeName}>{name}</span>
          <span class={styles.about}>{about}</span>
        </a>
      </li>
    ))}
  </ul>
)
