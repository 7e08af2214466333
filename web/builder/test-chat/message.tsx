import { Inbound, Outbound, type OutboundOf } from '#messages/message.ts'
import { Icon } from '../../design/icon.tsx'
import { timeOfDay } from '../../format/time-of-day.ts'
import { Choices, Framed, ListMessage, type Tapping } from './choices.tsx'
import { MapPin } from './map-pin.tsx'
import { ExternalLink, MarkedText } from './marked.tsx'
import { MediaMessage } from './media.tsx'
import styles from './message.module.css'
import { TemplateMessage } from './template-message.tsx'
import type { Message } from './test-api.ts'

type Bot = Tapping & { onOpen(list: OutboundOf<'list'>): void }

/** One message as WhatsApp shows it: the guest's on the right, the bot's on the left. */
export function MessageBubble({ message, ...bot }: { message: Message } & Bot) {
  const isGuests = message.direction === 'in'
  return (
    <li class={isGuests ? styles.guest : styles.bot} data-step={message.stepId}>
      <span class={styles.unseen}>{isGuests ? 'You: ' : 'Bot: '}</span>
      {isGuests ? <GuestSays message={message} /> : <BotSays message={message} {...bot} />}
      <time class={styles.time} dateTime={message.at}>
        {timeOfDay(Date.parse(message.at))}
      </time>
    </li>
  )
}

function GuestSays({ message }: { message: Message }) {
  const content = Inbound.safeParse(message.body).data?.content
  if (content?.kind === 'location') return <MapPin {...content} />
  return (
    <p class={styles.text} dir="auto">
      <MarkedText text={message.text} />
    </p>
  )
}

function BotSays({ message, onOpen, ...tapping }: { message: Message } & Bot) {
  const said = Outbound.safeParse(message.body).data
  if (message.status === 'dropped') {
    return <p class={styles.missing}>Nothing was left to send: {message.text}</p>
  }
  return <Says said={said} text={message.text} onOpen={onOpen} {...tapping} />
}

function Says({ said, text, onOpen, ...tapping }: { said?: Outbound; text: string } & Bot) {
  switch (said?.kind) {
    case 'image':
    case 'video':
    case 'audio':
    case 'document':
      return <MediaMessage message={said} />
    case 'location':
      return <MapPin {...said} />
    case 'reply':
    case 'quick-reply':
      return <Choices message={said} onOpen={onOpen} {...tapping} />
    case 'list':
      return <ListMessage message={said} tapped={tapping.tapped} onOpen={onOpen} />
    case 'template':
      if (!said.ordinary) return <TemplateMessage message={said} {...tapping} />
      return said.ordinary.map((one, at) => (
        <Says key={at} said={one} text={text} onOpen={onOpen} {...tapping} />
      ))
    case 'cta-url':
      return <CallToAction message={said} />
    default:
      return (
        <p class={styles.text} dir="auto">
          <MarkedText text={said?.text ?? text} />
        </p>
      )
  }
}

const CallToAction = ({ message }: { message: OutboundOf<'cta-url'> }) => (
  <>
    <Framed {...message} />
    <div class={styles.buttons}>
      <ExternalLink href={message.url}>
        <Icon name="out" size={18} />
        <span dir="auto">{message.buttonText}</span>
      </ExternalLink>
    </div>
  </>
)
