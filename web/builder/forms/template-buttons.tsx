import { isGroup, listIn } from '../fields/config-path.ts'
import { Section } from '../fields/section.tsx'
import { Text } from '../fields/text.tsx'
import { useValue } from '../fields/use-field.ts'

const LABELS: Record<string, string> = {
  'quick-reply': 'Label of quick reply',
  url: 'End of the address of button',
  'copy-code': 'Code of button',
}

/** What the buttons of a template want from the step: a label to match, the end of a link, a code. */
export function TemplateButtons({ path }: { path: string }) {
  const buttons = listIn(useValue(path))
  if (!buttons.length) return null
  return (
    <Section title="Buttons">
      {buttons.map((button, at) => {
        const type = isGroup(button) ? String(button.type) : ''
        const key = type === 'quick-reply' ? 'label' : 'value'
        return (
          <Text
            key={`${at}`}
            path={`${path}.${at}.${key}`}
            label={`${LABELS[type] ?? 'Value of button'} ${at + 1}`}
            variables={key === 'value'}
          />
        )
      })}
    </Section>
  )
}
