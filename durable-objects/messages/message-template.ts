import * as z from 'zod'

const header = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({ type: z.enum(['image', 'video', 'document']) }),
  /** One that a Template step cannot fill: a place, a product. */
  z.object({ type: z.literal('other'), what: z.string() }),
])

const button = z.object({
  type: z.enum(['quick-reply', 'url', 'copy-code', 'phone', 'other']),
  label: z.string(),
  /** Where a link leads; `{{1}}` at its end is the value a step gives. */
  url: z.string().optional(),
  phone: z.string().optional(),
  /** What another kind of button is: "flow", "one-time password". */
  what: z.string().optional(),
})
export type TemplateButton = z.infer<typeof button>

const card = z.object({ header: header.optional(), body: z.string(), buttons: z.array(button) })
export type TemplateCard = z.infer<typeof card>

/**
 * What an approved template is made of, independent of the provider: its texts with their placeholders
 * (`{{1}}` or `{{first_name}}`), and what it needs beside them.
 *
 * Sample: { "values": "positional", "body": "Welcome, {{1}}.",
 *   "buttons": [{ "type": "quick-reply", "label": "Thanks" }] }
 */
export const TemplateComponents = z.object({
  /** Whether values are told apart by their place or by their name. */
  values: z.enum(['positional', 'named']),
  header: header.optional(),
  body: z.string(),
  footer: z.string().optional(),
  buttons: z.array(button),
  cards: z.array(card).optional(),
})
export type TemplateComponents = z.infer<typeof TemplateComponents>

/** The key of a template: one name may have a template in each language. */
export const templateKey = (name: string, language: string) => `${name}/${language}`

export function templateIn<T>(templates: Record<string, T>, name: string, language: string) {
  const key = templateKey(name, language)
  return Object.hasOwn(templates, key) ? templates[key] : undefined
}

/** Values of a part in the order written, or by name. */
export type TemplateValues = string[] | Record<string, string>

const PLACEHOLDER = /\{\{\s*([A-Za-z0-9_]+)\s*\}\}/g

/** The values a text of a template takes, each once: `['1', '2']`, `['first_name']`. */
export function valuesIn(text: string): string[] {
  const names = [...new Set([...text.matchAll(PLACEHOLDER)].map(([, name = '']) => name))]
  return names.every((name) => /^\d+$/.test(name))
    ? names.sort((one, other) => Number(one) - Number(other))
    : names
}

/** A template's text with its values in it, as the guest would read it. */
export const withValues = (text: string, values: TemplateValues = []) =>
  text.replace(PLACEHOLDER, (_, name: string) =>
    Array.isArray(values)
      ? (values[Number(name) - 1] ?? '')
      : Object.hasOwn(values, name)
        ? (values[name] ?? '')
        : '',
  )
