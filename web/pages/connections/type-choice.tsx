import { channelInfo } from '#channels/info.ts'
import { Icon } from '../../design/icon.tsx'
import styles from './connections.module.css'
import { OFFERED_TYPES } from './setup/index.ts'

/** What can be connected, one card each. */
export const TypeChoice = () => (
  <ul class={styles.types}>
    {OFFERED_TYPES.map((type) => channelInfo[type]).map(({ type, label, icon, description }) => (
      <li key={type}>
        <a class={styles.type} href={`/crm/settings/connections/new/${type}`}>
          <span class={styles.sign}>
            <Icon name={icon} size={22} />
          </span>
          <span class={styles.typeName}>{label}</span>
          <span class={styles.about}>{description}</span>
        </a>
      </li>
    ))}
  </ul>
)
