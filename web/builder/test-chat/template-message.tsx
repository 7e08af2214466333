import type { OutboundOf } from '#messages/message.ts'
import { type TemplateButton, withValues } from '#messages/message-template.ts'
import { Icon } from '../../design/icon.tsx'
import type { Tapping } from './choices.tsx'
import { ExternalLink, MarkedText } from './marked.tsx'
import { Header } from './media.tsx'
import styles from './message.module.css'
import { useTemplate } from './template-of.ts'

type Template = OutboundOf<'template'>
type Buttons = Template['buttons']

/**
 * An approved template with its values in it, as far as we know its words; else its name and its
 * values, since the words are WhatsApp's to keep.
 */
export function TemplateMessage({ message, ...tapping }: { message: Template } & Tapping) {
  const { name, language, header, body, buttons, cards } = message
  const known = useTemplate(name, language)
  return (
    <>
      <Header header={header ?? textHeader(known?.header)} />
      {known ? (
        <p class={styles.text} dir="auto">
          <MarkedText text={withValues(known.body, body)} />
        </p>
      ) : (
        <Unknown name={name} language={language} values={Object.values(body ?? {})} />
      )}
      {known?.footer && <p class={styles.footer}>{known.footer}</p>}
      <TemplateButtons buttons={buttons} known={known?.buttons} {...tapping} />
      {cards?.map((card, at) => {
        const drawn = known?.cards?.[at]
        return (
          <div key={at} class={styles.templateCard}>
            <Header header={card.header} />
            <p class={styles.text} dir="auto">
              {drawn
                ? withValues(drawn.body, card.body)
                : Object.values(card.body ?? {}).join(' · ')}
            </p>
            <TemplateButtons buttons={card.buttons} known={drawn?.buttons} {...tapping} />
          </div>
        )
      })}
    </>
  )
}

const textHeader = (header: { type: string; text?: string } | undefined) =>
  header?.type === 'text' ? ({ type: 'text', text: header.text ?? '' } as const) : undefined

const Unknown = (props: { name: string; language: string; values: string[] }) => (
  <>
    <p class={styles.text}>
      Template <strong>{props.name}</strong> ({props.language})
    </p>
    {props.values.length > 0 && (
      <ul class={styles.values}>
        {props.values.map((value, at) => (
          <li key={at} dir="auto">
            {value}
          </li>
        ))}
      </ul>
    )}
  </>
)

function TemplateButtons(
  props: { buttons: Buttons; known: TemplateButton[] | undefined } & Tapping,
) {
  const { buttons = [], known, tapped, onTap } = props
  if (!buttons.length) return null
  return (
    <div class={styles.buttons}>
      {buttons.map(({ id, index, type, label = known?.[index]?.label ?? id, value = '' }) =>
        type === 'url' ? (
          <ExternalLink key={id} href={withValues(known?.[index]?.url ?? '{{1}}', [value])}>
            <Icon name="out" size={18} />
            {label}
          </ExternalLink>
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
