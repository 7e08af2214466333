import { isColor } from '../../../design/color-field.tsx'
import { Icon } from '../../../design/icon.tsx'
import { GREETING, type Look, PINE } from './look.ts'
import styles from './widget-preview.module.css'

/** A picture of the chat as it will be, on a corner of somebody's page. */
export function WidgetPreview(props: { look: Look; name: string; isLive: boolean }) {
  const { look, name, isLive } = props
  const { title, greeting, side } = look
  const color = isColor(look.color) ? look.color : PINE
  const visible = title.trim() || name
  return (
    <figure class={styles.figure}>
      <div
        class={side === 'left' ? styles.left : styles.page}
        style={{ '--brand': color }}
        role="img"
        aria-label={`The chat as guests see it: ${visible}`}
      >
        <div class={styles.chat}>
          <div class={styles.top}>
            <span class={styles.avatar}>{visible.trim().charAt(0)}</span>
            <span class={styles.who}>
              <b dir="auto">{visible}</b>
              <span>Bot</span>
            </span>
          </div>
          <div class={styles.log}>
            <p class={styles.welcome} dir="auto">
              {greeting.trim() || GREETING}
            </p>
            <p class={styles.mine}>Is the villa free in May?</p>
            <p class={styles.theirs}>It is. For how many guests?</p>
          </div>
          <div class={styles.composer}>
            <span>Write a message</span>
            <span class={styles.send}>
              <Icon name="send" size={16} />
            </span>
          </div>
        </div>
        <span class={styles.launcher}>
          <Icon name="talk" size={24} />
        </span>
      </div>
      {isLive && <figcaption>As you type. Save, then try the real one.</figcaption>}
    </figure>
  )
}
