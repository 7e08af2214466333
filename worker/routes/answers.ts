import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import type { Choice } from '#journey/world.ts'
import { languagesOf } from '#messages/language.ts'
import { answers } from '../../durable-objects/answers/index.ts'
import { readOrganisation } from '../../durable-objects/records/organisation.ts'
import { only } from '../auth/admit.ts'
import type { ApiEnv } from '../auth/callers.ts'
import { gives, takes } from '../http/describe.ts'
import { AnswerMeaning, AnswerTrial } from '../views/choices.ts'

/** Trying out, in the builder, which option a typed answer would choose. */
export const answerTrials = new OpenAPIHono<ApiEnv>().openapi(
  createRoute({
    method: 'post',
    path: '/answers/choice',
    operationId: 'tryChoice',
    summary: 'Try an answer on a choice',
    tags: ['Testing'],
    description:
      'Tells which option a typed answer would choose, and by which rule, as a guest would be understood in a conversation.',
    ...only('write journeys'),
    request: takes(AnswerTrial),
    responses: gives(AnswerMeaning, 'What a guest would be understood to mean'),
  }),
  async (c) => {
    const { text, options, language } = c.req.valid('json')
    const organisation = await readOrganisation(c.env, c.var.caller.organisationId)
    const languages = languagesOf([language, organisation?.language])
    const choice = answers.choice(text, options, { languages, showsNumbers: false })
    return c.json(meaningOf(choice), 200)
  },
)

function meaningOf(choice: Choice): AnswerMeaning {
  switch (choice.found) {
    case 'one':
      return { found: 'one', label: choice.option.label, rule: choice.rule }
    case 'several':
      return { found: 'several', labels: choice.options.map(({ label }) => label) }
    case 'none':
      return { found: 'none' }
  }
}
