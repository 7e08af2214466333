import type { OutboundOf } from '#journey/message.ts'
import { Icon } from '../../design/icon.tsx'
import type { Tapping } from './choices.tsx'
import { Away } from './marked.tsx'
import { Header } from './media.tsx'
import styles from './message.module.css'

type Template = OutboundOf<'template'>
type Buttons = NonNullable<Template['buttons']>

/** An approved template: its words are WhatsApp's to keep, so its name and its values are shown. */
export function TemplateMessage({ message, ...tapping }: { message: Template } & Tapping) {
  const { name, language, header, body, buttons, cards } = message
  const values = Object.entries(body ?? {})
  return (
    <>
      <Header header={header} />
      <p class={styles.text}>
        Template <strong>{name}</strong> ({language})
      </p>
      {values.length > 0 && (
        <ul class={styles.values}>
          {values.map(([key, value]) => (
            <li key={key} dir="auto">
              {value}
            </li>
          ))}
        </ul>
      )}
      <TemplateButtons buttons={buttons} {...tapping} />
      {cards?.map((card, at) => (
        <div key={at} class={styles.templateCard}>
          <Header header={card.header} />
          {card.body && <p class={styles.text}>{card.body.join(' · ')}</p>}
          <TemplateButtons buttons={card.buttons} {...tapping} />
        </div>
      ))}
    </>
  )
}

function TemplateButtons({
  buttons = [],
  tapped,
  onTap,
}: { buttons: Buttons | undefined } & Tapping) {
  if (!buttons.length) return null
  return (
    <div class={styles.buttons}>
      {buttons.map(({ id, type, label = id, value = '' }) =>
        type === 'url' ? (
          <Away key={id} href={value}>
            <Icon name="out" size={18} />
            {label}
          </Away>
        ) : (
          <button
            key={id}
            type="button"
            disabled={tapped !== undefined || type === 'copy-code'}
            aria-pressed={tapped === id}
            onClick={() => onTap({ id, label })}
          >
            {label}
          </button>
        ),
      )}
    </div>
  )
}
