import { useEffect } from 'preact/hooks'
import { Ask } from '../fields/ask.tsx'
import { isGroup, listIn, textIn } from '../fields/config-path.ts'
import { useEditedConfig } from '../fields/edited-config.ts'
import { Entries } from '../fields/entries.tsx'
import fields from '../fields/fields.module.css'
import { Frame } from '../fields/frame.tsx'
import { Header } from '../fields/header.tsx'
import { Media } from '../fields/media.tsx'
import { Section } from '../fields/section.tsx'
import { SelectBox } from '../fields/select.tsx'
import { Text } from '../fields/text.tsx'
import { useField, useValue } from '../fields/use-field.ts'
import { catalog } from '../server/catalog.ts'
import { TemplateButtons } from './template-buttons.tsx'
import { configFor } from './template-config.ts'

export function TemplateForm() {
  useEffect(catalog.templates.need, [])
  const [name, language] = [textIn(useValue('name')), textIn(useValue('language'))]
  const chosen = catalog.templates.items.value?.find(
    (template) => template.name === name && template.language === language,
  )
  const isByHand = !catalog.templates.items.value?.length
  return (
    <>
      <TemplateSelect name={name} language={language} />
      {chosen && chosen.status !== 'approved' && (
        <p class={`${fields.problem} ${fields.warning}`}>
          WhatsApp says: {chosen.status}. {chosen.reason}
        </p>
      )}
      {chosen && (
        <blockquote class={fields.quote} dir="auto">
          {chosen.components.body}
        </blockquote>
      )}
      {chosen || !isByHand ? (
        <>
          <TemplateHeader path="header" />
          <Values path="body" />
        </>
      ) : (
        <ByHand />
      )}
      <Cards />
      <TemplateButtons path="buttons" />
      <Section title="Answer">
        <p class={fields.hint}>Holds once one of its buttons leads to a step: then it asks.</p>
        <Ask keeps="Keep the chosen label in" />
      </Section>
    </>
  )
}

/** From the registry where there is one; else by its name, as WhatsApp has it. */
function TemplateSelect({ name, language }: { name: string; language: string }) {
  const field = useField('name')
  const edited = useEditedConfig()
  const templates = catalog.templates.items.value
  if (!templates?.length) {
    return (
      <>
        <Text
          path="name"
          label="Template"
          variables={false}
          placeholder="booking_confirmed"
          hint={
            catalog.templates.failure.value || templates
              ? 'No template is synced: write its name as WhatsApp has it.'
              : undefined
          }
        />
        <Text path="language" label="Language" variables={false} placeholder="en" />
      </>
    )
  }
  return (
    <Frame field={field} label="Template">
      <SelectBox
        field={field}
        value={name && `${name}/${language}`}
        options={templates.map((template) => ({
          value: `${template.name}/${template.language}`,
          label: `${template.name} · ${template.language}${template.status === 'approved' ? '' : ` (${template.status})`}`,
        }))}
        onPick={(picked) => {
          const template = templates.find((each) => `${each.name}/${each.language}` === picked)
          const root = isGroup(edited.root.value) ? edited.root.value : {}
          if (template) edited.replace(configFor(template, root))
        }}
      />
    </Frame>
  )
}

/** Nobody knows here what the template wants: its values are added one by one. */
function ByHand() {
  const body = useValue('body')
  return (
    <>
      <Header path="header" />
      <Section title="Values of the body">
        {isGroup(body) ? (
          <Values path="body" />
        ) : (
          <Entries path="body" one="value" make={() => ''}>
            {(path, at) => <Text path={path} label={`Value for {{${at + 1}}}`} />}
          </Entries>
        )}
      </Section>
    </>
  )
}

function TemplateHeader({ path }: { path: string }) {
  const type = useValue(`${path}.type`)
  if (type === 'text') return <Text path={`${path}.text`} label="Value in the header" />
  if (type !== 'image' && type !== 'video' && type !== 'document') return null
  return (
    <Section title={`Header: ${type}`}>
      <Media path={`${path}.mediaUrl`} kind={type} />
      {type === 'document' && <Text path={`${path}.filename`} label="File name" />}
    </Section>
  )
}

/** What goes into the placeholders of a text, told apart by place or by name. */
function Values({ path }: { path: string }) {
  const value = useValue(path)
  const keys = Array.isArray(value)
    ? listIn(value).map((_, at) => ({ key: String(at), name: String(at + 1) }))
    : Object.keys(isGroup(value) ? value : {}).map((key) => ({ key, name: key }))
  return keys.map(({ key, name }) => (
    <Text key={key} path={`${path}.${key}`} label={`Value for {{${name}}}`} />
  ))
}

function Cards() {
  const cards = listIn(useValue('cards'))
  return cards.map((_, at) => (
    <Section key={`${at}`} title={`Card ${at + 1}`}>
      <TemplateHeader path={`cards.${at}.header`} />
      <Values path={`cards.${at}.body`} />
      <TemplateButtons path={`cards.${at}.buttons`} />
    </Section>
  ))
}
