import { useState } from 'preact/hooks'
import type { Header as HeaderContent, OutboundOf } from '#messages/message.ts'
import { StepIcon } from '../../design/step-icon.tsx'
import { safeSource } from '../../widget/frame/safe-address.ts'
import { ExternalLink, MarkedText } from './marked.tsx'
import styles from './message.module.css'

type Kind = 'image' | 'video' | 'audio' | 'document'

/** A picture, a film, a sound or a file; and what is said of one that cannot be shown. */
export function Media(props: { kind: Kind; url: string; filename?: string }) {
  const { kind, url, filename } = props
  const [isBroken, setBroken] = useState(false)
  const source = safeSource(url, location.href)
  const broken = () => setBroken(true)
  if (!source || isBroken) {
    return (
      <p class={styles.missing}>
        The {kind} cannot be shown: {url || 'no address is set'}
      </p>
    )
  }
  switch (kind) {
    case 'image':
      return <img class={styles.picture} src={source} alt="What the guest gets" onError={broken} />
    case 'video':
      return (
        // biome-ignore lint/a11y/useMediaCaption: it is the author's film, as the guest gets it
        <video class={styles.picture} src={source} controls preload="metadata" onError={broken} />
      )
    case 'audio':
      // biome-ignore lint/a11y/useMediaCaption: it is the author's sound, as the guest gets it
      return <audio class={styles.sound} src={source} controls onError={broken} />
    case 'document':
      return (
        <ExternalLink class={styles.file} href={source}>
          <StepIcon type="document" size={28} />
          <span dir="auto">{filename || source.split('/').at(-1) || 'Document'}</span>
        </ExternalLink>
      )
  }
}

export function MediaMessage({ message }: { message: OutboundOf<Kind> }) {
  const caption = 'caption' in message ? message.caption : undefined
  const filename = message.kind === 'document' ? message.filename : undefined
  return (
    <>
      <Media kind={message.kind} url={message.mediaUrl} filename={filename} />
      {caption && (
        <p class={styles.text} dir="auto">
          <MarkedText text={caption} />
        </p>
      )}
    </>
  )
}

/** The header of a message. */
export function Header({ header }: { header: HeaderContent | undefined }) {
  if (!header) return null
  if (header.type === 'text') {
    return (
      <p class={styles.header} dir="auto">
        {header.text}
      </p>
    )
  }
  return <Media kind={header.type} url={header.mediaUrl} filename={header.filename} />
}
