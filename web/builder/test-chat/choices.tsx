import type { OutboundOf } from '#messages/message.ts'
import { Icon } from '../../design/icon.tsx'
import { MarkedText } from './marked.tsx'
import { Header } from './media.tsx'
import styles from './message.module.css'

type Options = OutboundOf<'reply' | 'quick-reply'>
/** What was tapped on a message: its other buttons are of no use any more. */
export type Tapping = { tapped?: string; onTap(option: { id: string; label: string }): void }

/** WhatsApp shows at most so many as buttons, and only short ones; the rest becomes a list. */
const BUTTONS = 3
const BUTTON_LENGTH = 20

const asButtons = ({ options }: Options) =>
  options.length <= BUTTONS && options.every(({ label }) => label.length <= BUTTON_LENGTH)

export function Choices(
  props: { message: Options; onOpen(list: OutboundOf<'list'>): void } & Tapping,
) {
  const { message, tapped, onTap, onOpen } = props
  if (!asButtons(message)) {
    return <ListMessage message={listOf(message)} tapped={tapped} onOpen={onOpen} />
  }
  return (
    <>
      <Framed {...message} />
      <div class={styles.buttons}>
        {message.options.map((option) => (
          <button
            key={option.id}
            type="button"
            disabled={tapped !== undefined}
            aria-pressed={tapped === option.id}
            onClick={() => onTap(option)}
          >
            <span dir="auto">{option.label}</span>
          </button>
        ))}
      </div>
    </>
  )
}

/** Buttons that WhatsApp shows as a list, a header in pictures left out. */
function listOf({ options, header, ...message }: Options): OutboundOf<'list'> {
  return {
    ...message,
    kind: 'list',
    header: header?.type === 'text' ? header : undefined,
    button: (message.kind === 'quick-reply' && message.button) || 'Options',
    sections: [{ rows: options }],
  }
}

export function ListMessage(props: {
  message: OutboundOf<'list'>
  tapped?: string
  onOpen(list: OutboundOf<'list'>): void
}) {
  const { message, tapped, onOpen } = props
  return (
    <>
      <Framed {...message} />
      <div class={styles.buttons}>
        <button type="button" disabled={tapped !== undefined} onClick={() => onOpen(message)}>
          <Icon name="menu" size={18} />
          <span dir="auto">{message.button}</span>
        </button>
      </div>
    </>
  )
}

/** Header, body and footer. */
export function Framed(props: {
  header?: OutboundOf<'reply'>['header']
  body: string
  footer?: string
}) {
  return (
    <>
      <Header header={props.header} />
      <p class={styles.text} dir="auto">
        <MarkedText text={props.body} />
      </p>
      {props.footer && (
        <p class={styles.footer} dir="auto">
          {props.footer}
        </p>
      )}
    </>
  )
}
