import type { ComponentChildren } from 'preact'
import { type ChannelType, channelInfo } from '#channels/info.ts'
import type { Step } from '#journey/journey.ts'
import { withValues } from '#messages/message-template.ts'
import { Icon, type IconName } from '../../design/icon.tsx'
import { StepIcon } from '../../design/step-icon.tsx'
import { isGroup, listIn, textIn } from '../fields/config-path.ts'
import { MarkedText } from '../fields/marked.tsx'
import type { Framed, PreviewChoice, PreviewItem } from '../server/calls.ts'
import { catalog } from '../server/catalog.ts'
import styles from './preview.module.css'

type Look = { channel: ChannelType; step: Step }

/** What a guest has on the screen, from top to bottom. */
export function Bubbles({ preview, ...look }: Look & { preview: PreviewItem[] }) {
  const bubbles = preview.map((one, at) => <Bubble key={`${at}`} one={one} {...look} />)
  if (look.channel !== 'email') return bubbles
  return (
    <div class={styles.letter}>
      <p class={styles.from}>
        <Icon name="mail" size={16} /> Your mail address
      </p>
      {bubbles}
    </div>
  )
}

function Bubble({ one, ...look }: Look & { one: PreviewItem }) {
  switch (one.as) {
    case 'text':
      return <Words text={one.text} {...look} />
    case 'image':
    case 'video':
    case 'audio':
    case 'document':
      return (
        <div class={styles.bubble}>
          <File kind={one.as} url={one.url} filename={one.filename} />
          {one.text && <Text text={one.text} {...look} />}
        </div>
      )
    case 'pin':
      return (
        <div class={styles.bubble}>
          <div class={styles.map}>
            <StepIcon type="location" size={28} />
          </div>
          <Text text={one.text ?? `${one.latitude}, ${one.longitude}`} {...look} />
        </div>
      )
    case 'link':
      return (
        <Card framed={one} {...look}>
          <Tap icon="out" words={one.button} />
        </Card>
      )
    case 'list':
      return (
        <>
          <Card framed={one} {...look}>
            <Tap icon="menu" words={one.button} />
          </Card>
          <Rows choices={one.choices} />
        </>
      )
    case 'buttons':
      return (
        <Card framed={one} {...look}>
          {one.choices.map(({ title }) => (
            <span key={title} class={styles.tap} dir="auto">
              {title}
            </span>
          ))}
        </Card>
      )
    case 'choice-links':
      return (
        <Card framed={one} {...look}>
          <Rows choices={one.choices} isNumbered />
        </Card>
      )
    case 'quick-replies':
      return (
        <>
          <Card framed={one} {...look} />
          <QuickReplies choices={one.choices} />
        </>
      )
    case 'template':
      return <Template name={one.name} text={one.text} {...look} />
    case 'nothing':
      return <p class={styles.nothing}>{one.why}</p>
  }
}

const Tap = ({ icon, words }: { icon: IconName; words: string }) => (
  <span class={styles.tap}>
    <Icon name={icon} size={16} /> {words}
  </span>
)

const QuickReplies = ({ choices }: { choices: readonly { title: string }[] }) => (
  <div class={styles.quick}>
    {choices.map(({ title }) => (
      <span key={title} dir="auto">
        {title}
      </span>
    ))}
  </div>
)

const Words = ({ text, ...look }: Look & { text: string }) => (
  <div class={styles.bubble}>
    <Text text={text} {...look} />
  </div>
)

const Text = ({ text, channel }: Look & { text: string }) => (
  <div class={styles.text} dir="auto">
    {channelInfo[channel].showsFormatting ? <MarkedText text={text} /> : text}
  </div>
)

function Card({
  framed,
  children,
  ...look
}: Look & { framed: Framed; children?: ComponentChildren }) {
  const { header, text, footer } = framed
  const isFile = header !== undefined && /^(https?:\/\/|\/media\/)/.test(header)
  return (
    <div class={styles.bubble}>
      {header &&
        (isFile ? (
          <File kind={kindOf(header, look.step)} url={header} />
        ) : (
          <b dir="auto">{header}</b>
        ))}
      <Text text={text} {...look} />
      {footer && (
        <small class={styles.footer} dir="auto">
          {footer}
        </small>
      )}
      {children && <div class={styles.taps}>{children}</div>}
    </div>
  )
}

/** The kind of file in the header, as the step has it. */
function kindOf(url: string, { config }: Step) {
  const type =
    isGroup(config.header) && config.header.mediaUrl === url ? config.header.type : 'image'
  return type === 'video' || type === 'document' ? type : 'image'
}

function Rows({ choices, isNumbered }: { choices: PreviewChoice[]; isNumbered?: boolean }) {
  return (
    <ul class={styles.rows}>
      {choices.map(({ title, description, section }, at) => (
        <li key={`${at}`} dir="auto">
          {section && section !== choices[at - 1]?.section && (
            <b class={styles.section}>{section}</b>
          )}
          {isNumbered ? (
            <u>
              {at + 1}. {title}
            </u>
          ) : (
            <span>{title}</span>
          )}
          {description && <small>{description}</small>}
        </li>
      ))}
    </ul>
  )
}

type FileProps = {
  kind: 'image' | 'video' | 'audio' | 'document'
  url: string
  filename?: string
}

/** A file whose address has a variable in it does not exist yet: a placeholder shows. */
function File({ kind, url, filename }: FileProps) {
  const canShow = /^(https?:\/\/|\/media\/)/.test(url) && !url.includes('{{')
  if (kind === 'image' && canShow) {
    return <img class={styles.media} src={url} alt="" referrerpolicy="no-referrer" />
  }
  if (kind === 'video' && canShow) {
    return <video class={styles.media} src={`${url}#t=0.1`} muted preload="metadata" />
  }
  return (
    <div class={styles.file}>
      <StepIcon type={kind} size={22} />
      <span dir="auto">{filename ?? (url.split('/').at(-1) || url)}</span>
    </div>
  )
}

/** With the words WhatsApp has approved, where they are known here. */
function Template({ name, text, ...look }: Look & { name: string; text: string }) {
  const { config } = look.step
  const found = catalog.templates.items.value?.find(
    (each) => each.name === name && each.language === config.language,
  )
  const values = isGroup(config.body)
    ? Object.fromEntries(Object.entries(config.body).map(([key, value]) => [key, textIn(value)]))
    : listIn(config.body).map(textIn)
  return (
    <div class={styles.bubble}>
      <small class={styles.footer}>Template {name}</small>
      <Text text={found ? withValues(found.components.body, values) : text} {...look} />
      {found && found.components.buttons.length > 0 && (
        <div class={styles.taps}>
          {found.components.buttons.map(({ label }) => (
            <span key={label} class={styles.tap}>
              {label}
            </span>
          ))}
        </div>
      )}
    </div>
  )
}
