import type {
  TemplateButton,
  TemplateCard,
  TemplateComponents,
} from '#messages/message-template.ts'
import { Icon, type IconName } from '../../design/icon.tsx'
import styles from './templates.module.css'

/** The message as WhatsApp would show it, its values still to come. */
export function TemplatePreview({ components }: { components: TemplateComponents }) {
  const { header, body, footer, buttons, cards } = components
  return (
    <div class={styles.bubble}>
      <Part header={header} body={body} footer={footer} buttons={buttons} />
      {cards && (
        <ol class={styles.cards} aria-label="Cards">
          {cards.map((card, at) => (
            <li key={at}>
              <Part {...card} />
            </li>
          ))}
        </ol>
      )}
    </div>
  )
}

function Part(props: TemplateCard & { footer?: string }) {
  const { header, body, footer, buttons } = props
  return (
    <>
      {header && <Header header={header} />}
      <p class={styles.body} dir="auto">
        <Placeholders text={body} />
      </p>
      {footer && (
        <p class={styles.footer} dir="auto">
          {footer}
        </p>
      )}
      {buttons.length > 0 && (
        <ul class={styles.buttons} aria-label="Buttons">
          {buttons.map((button, at) => (
            <Button key={at} button={button} />
          ))}
        </ul>
      )}
    </>
  )
}

function Header({ header }: { header: NonNullable<TemplateComponents['header']> }) {
  if (header.type === 'text') {
    return (
      <p class={styles.title} dir="auto">
        <Placeholders text={header.text} />
      </p>
    )
  }
  const what = header.type === 'other' ? header.what : header.type
  return <p class={styles.media}>{what}</p>
}

/** A text with its placeholders set off from the words. */
function Placeholders({ text }: { text: string }) {
  return text
    .split(/(\{\{\s*\w+\s*\}\})/)
    .map((piece, at) => (at % 2 ? <code key={at}>{piece}</code> : piece))
}

const ICONS: Partial<Record<TemplateButton['type'], IconName>> = {
  url: 'out',
  phone: 'phone',
  'copy-code': 'copy',
  'quick-reply': 'undo',
}

function Button({ button: { type, label, what } }: { button: TemplateButton }) {
  const icon = ICONS[type]
  const words = label || (type === 'copy-code' ? 'Copy code' : what)
  return (
    <li dir="auto">
      {icon && <Icon name={icon} size={16} />}
      {words}
    </li>
  )
}
