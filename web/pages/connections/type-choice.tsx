import { channelInfo } from '#channels/info.ts'
import { Icon } from '../../design/icon.tsx'
import styles from './connections.module.css'

/** What can be connected, one card each. */
export const TypeChoice = () => (
  <ul class={styles.types}>
    {Object.values(channelInfo).map(({ type, label, icon, description }) => (
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
