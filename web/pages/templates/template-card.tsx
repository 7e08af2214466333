import { Badge } from '../../design/badge.tsx'
import { Icon } from '../../design/icon.tsx'
import {
  CONSEQUENCES,
  languageInWords,
  QUALITIES,
  sentence,
  statusInWords,
} from './status-words.ts'
import { TemplatePreview } from './template-preview.tsx'
import styles from './templates.module.css'
import type { Template } from './templates-api.ts'

/** One template in one language: its text, its status, and which journeys send it. */
export function TemplateCard({ template, showsChannels }: CardProps) {
  const { name, language, category, status, reason, quality, components, journeys } = template
  const { words, tone } = statusInWords(status)
  return (
    <li class={styles.card}>
      <div class={styles.about}>
        <h2>{name}</h2>
        <p class={styles.details}>
          <Badge tone={tone}>{words}</Badge>
          {quality && (
            <Badge tone={quality === 'low' ? 'warn' : 'quiet'}>{QUALITIES[quality]}</Badge>
          )}
          <span>
            {languageInWords(language)} · {sentence(category)}
          </span>
        </p>
        {reason && (
          <p class={styles.reason} dir="auto">
            WhatsApp says: {reason}
          </p>
        )}
        {CONSEQUENCES[status] && <p class={styles.aside}>{CONSEQUENCES[status]}</p>}
        {showsChannels && (
          <p class={styles.aside}>
            On {template.channels.map((channel) => channel.name).join(', ')}
          </p>
        )}
        <Uses journeys={journeys} />
      </div>
      <TemplatePreview components={components} />
    </li>
  )
}
type CardProps = { template: Template; showsChannels: boolean }

function Uses({ journeys }: Pick<Template, 'journeys'>) {
  if (!journeys.length) return <p class={styles.aside}>No journey sends it.</p>
  return (
    <ul class={styles.uses} aria-label="Sent by">
      {journeys.map(({ id, name, state }) => (
        <li key={id}>
          <a href={`/crm/settings/bot-journeys/builder/${encodeURIComponent(id)}`}>
            <Icon name="journey" size={18} />
            <span dir="auto">{name}</span>
          </a>
          {state === 'live' && <Badge tone="good">Live</Badge>}
        </li>
      ))}
    </ul>
  )
}
