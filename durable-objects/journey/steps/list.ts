import * as z from 'zod'
import { LIMITS } from '#messages/limits.ts'
import type { OutboundOf } from '#messages/message.ts'
import { labelOfChoice, writtenTo } from '../reference.ts'
import { guestChoice, type StepContext, stepType } from '../step.ts'
import { ask, asking, askOf } from '../step-parts/ask.ts'
import { choicePorts } from '../step-parts/buttons.ts'
import { choose, type Shown } from '../step-parts/choose.ts'
import { filledHeader } from '../step-parts/header.ts'
import { filled } from '../step-parts/say.ts'

const row = z.object({
  id: z.string().regex(/^[A-Za-z0-9_-]{1,40}$/),
  title: z.string().min(1).max(LIMITS.rowTitle),
  description: z.string().max(LIMITS.rowDescription).optional(),
  synonyms: z.array(z.string().min(1).max(LIMITS.synonym)).max(LIMITS.synonyms).optional(),
})

const config = z.object({
  header: z
    .object({ type: z.literal('text'), text: z.string().min(1).max(LIMITS.header) })
    .optional(),
  body: z.string().min(1).max(LIMITS.body),
  footer: z.string().max(LIMITS.footer).optional(),
  button: z.string().min(1).max(LIMITS.listButton),
  sections: z
    .array(
      z.object({
        title: z.string().max(LIMITS.sectionTitle).optional(),
        rows: z.array(row).min(1).max(LIMITS.rowsPerSection),
      }),
    )
    .min(1)
    .max(LIMITS.sections),
  ...ask,
})
type Config = z.infer<typeof config>

/**
 * List — asks with sections of rows, up to 10 × 10. Where a channel shows fewer at once, "More
 * options" sends the next page and the question stays open. Ports as Reply; options are the rows' ids.
 *
 * Sample: { "body": "Where would you like to eat?", "button": "See restaurants", "retries": "unlimited",
 *   "sections": [{ "title": "In the village", "rows": [
 *     { "id": "bodega", "title": "La Bodega", "description": "Tapas, from 18:00" } ] }] }
 */
export const list = stepType({
  ...asking,
  label: 'List',
  description: 'A question with sections and rows: menu, choice',
  config,
  blank: () => ({
    body: '',
    button: 'Choose',
    sections: [{ rows: [{ id: 'row_1', title: 'Row 1' }] }],
  }),
  ports: ({ sections }) => choicePorts(sections.flatMap(({ rows }) => rows.map(({ id }) => id))),
  choices: ({ sections }) =>
    sections.flatMap(({ rows }, section) => rows.map((row, at) => rowChoice(row, section, at))),
  references: ({ sections, variable }) => {
    const titles = sections.flatMap(({ rows }) => rows.map(({ title }) => title))
    return writtenTo(variable, labelOfChoice(titles))
  },
  faults: () => [],
  summary: ({ body, sections = [] }) =>
    body || `${sections.flatMap(({ rows = [] }) => rows).length} rows`,
  offers: (context) => rowsOf(context),
  enter: (context) => askOf(context, messageOf(context)),
  resume: (context, signal, wait) =>
    choose(context, signal, wait, rowsOf(context), (as) => messageOf(context, as)),
})

const rowChoice = (
  { id, title: label, synonyms }: z.infer<typeof row>,
  section: number,
  at: number,
) => guestChoice({ id, label, synonyms }, ['sections', section, 'rows', at], 'title')

const rowsOf = (context: StepContext<Config>) =>
  context.config.sections.flatMap((section) =>
    section.rows.map(({ id, title, synonyms }) => ({ id, label: context.fill(title), synonyms })),
  )

function messageOf(context: StepContext<Config>, as: Shown = {}): OutboundOf<'list'> {
  const { config, fill } = context
  return {
    kind: 'list',
    questionId: context.questionId,
    header: filledHeader(context, config.header),
    body: as.body ?? fill(config.body),
    footer: filled(context, config.footer),
    button: fill(config.button),
    sections: sectionsShown(context, as.only),
    page: as.page,
  }
}

const sectionsShown = (context: StepContext<Config>, only?: string[]) =>
  context.config.sections
    .map((section) => ({
      ...section,
      rows: section.rows.filter(({ id }) => !only || only.includes(id)),
    }))
    .filter(({ rows }) => rows.length > 0)
    .map((section) => ({
      title: filled(context, section.title),
      rows: section.rows.map(({ id, title, description }) => ({
        id,
        label: context.fill(title),
        description: filled(context, description),
      })),
    }))
