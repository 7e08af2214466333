import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import {
  buttonsOf,
  choicePayload,
  type InboundContent,
  Outbound,
  optionsOf,
} from '#messages/message.ts'
import { callConversation, type TestState, testObjectName } from '../../durable-objects/rpc.ts'
import { only } from '../auth/admit.ts'
import { type ApiEnv, requireOwnOrigin } from '../auth/callers.ts'
import { type Env, publicAddress } from '../env.ts'
import { creates, gives, refuses, takes } from '../http/describe.ts'
import { newId } from '../http/ids.ts'
import { Refusal } from '../http/refusals.ts'
import { stepOf } from '../journeys/journey-items.ts'
import { dbOf } from '../queries/db.ts'
import { findJourney, readStored } from '../queries/journeys.ts'
import { findSession, insertTestSession } from '../queries/sessions.ts'
import { ById, iso } from '../views/fields.ts'
import { TestInput, TestSessionView } from '../views/test-sessions.ts'
import { entryOf, messageOf } from './conversation-view.ts'

async function testNow(env: Env, id: string): Promise<TestState> {
  const state = await callConversation(env, testObjectName(id), (it) => it.readTest())
  if (!state) throw new Refusal('not_found', { message: 'This test session is over and gone' })
  return state
}

const testView = ({ messages, trail, wait, ...state }: TestState) => ({
  ...state,
  wait: wait && {
    for: wait.for,
    until: wait.until === undefined ? undefined : iso(wait.until),
  },
  messages: messages.map(messageOf),
  trail: trail.map(entryOf),
})

function contentOf(said: TestInput, { messages }: TestState): InboundContent {
  if ('text' in said) return { kind: 'text', text: said.text }
  if ('latitude' in said) return { kind: 'location', ...said }
  for (const { stepId, body } of messages.toReversed()) {
    const asked = stepId === said.stepId ? Outbound.safeParse(body) : undefined
    if (!asked?.success || !('questionId' in asked.data)) continue
    const { questionId } = asked.data
    const offered: { id: string; label?: string }[] = [
      ...optionsOf(asked.data),
      ...buttonsOf(asked.data),
    ]
    const option = offered.find(({ id }) => id === said.optionId)
    if (option) {
      return {
        kind: 'choice',
        payload: choicePayload(questionId, option.id),
        title: option.label ?? '',
      }
    }
  }
  throw new Refusal('step_not_found', { message: 'No message of that step offers that option' })
}

/** Sandboxes of the saved draft: nothing said in one reaches a guest. */
export const testSessions = new OpenAPIHono<ApiEnv>()
  .openapi(
    createRoute({
      method: 'post',
      path: '/journeys/{id}/test-sessions',
      operationId: 'startTestSession',
      summary: 'Start a test session',
      tags: ['Testing'],
      description: 'Runs the saved draft in a sandbox: nothing said in it reaches a guest.',
      ...refuses('step_not_found'),
      ...only('test journeys'),
      request: {
        params: ById,
        ...takes(
          z.strictObject({
            startAt: z.string().optional(),
            message: z.string().min(1).max(4096).optional().openapi({
              description: 'What the guest says that starts it; it answers no question',
            }),
            variables: z.record(z.string(), z.unknown()).optional(),
            cannedAnswers: z
              .record(z.string(), z.strictObject({ status: z.int(), body: z.unknown() }))
              .optional()
              .openapi({ description: 'Answers instead of real calls, by step id' }),
          }),
        ),
      },
      responses: creates(z.object({ id: z.string(), socketUrl: z.string() })),
    }),
    async (c) => {
      const db = dbOf(c.env)
      const { organisationId } = c.var.caller
      const given = c.req.valid('json')
      const journey = await findJourney(db, organisationId, c.req.valid('param').id)
      if (given.startAt) stepOf(readStored(journey.document), given.startAt)
      const id = newId('session')
      await insertTestSession(db, {
        id,
        organisationId,
        journeyId: journey.id,
        objectName: testObjectName(id),
      })
      await callConversation(c.env, testObjectName(id), (it) =>
        it.startTest({ ...given, journeyId: journey.id, sessionId: id }),
      )
      const socketUrl =
        `${publicAddress(c.env, c.req.url)}/api/v1/test-sessions/${id}/socket`.replace(
          /^http/,
          'ws',
        )
      return c.json({ id, socketUrl }, 201)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/test-sessions/{id}',
      operationId: 'getTestSession',
      summary: 'Get a test session',
      tags: ['Testing'],
      description: 'The messages, variables and trail of a test, and what it waits for.',
      ...only('test journeys'),
      request: { params: ById },
      responses: gives(TestSessionView),
    }),
    async (c) => {
      const { id } = c.req.valid('param')
      await findSession(dbOf(c.env), c.var.caller.organisationId, id, { test: true })
      return c.json(testView(await testNow(c.env, id)), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/test-sessions/{id}/messages',
      operationId: 'sayInTestSession',
      summary: 'Say something in a test session',
      tags: ['Testing'],
      description: 'Says a text, chooses an option or shares a location, as the guest would.',
      ...refuses('step_not_found'),
      ...only('test journeys'),
      request: { params: ById, ...takes(TestInput) },
      responses: gives(TestSessionView, 'How the test stands after that'),
    }),
    async (c) => {
      const { id } = c.req.valid('param')
      await findSession(dbOf(c.env), c.var.caller.organisationId, id, { test: true })
      const content = contentOf(c.req.valid('json'), await testNow(c.env, id))
      await callConversation(c.env, testObjectName(id), (it) => it.testMessage(content))
      return c.json(testView(await testNow(c.env, id)), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/test-sessions/{id}/skip',
      operationId: 'skipWait',
      summary: 'Skip a wait',
      tags: ['Testing'],
      description: 'Ends the delay, the event or the question’s timeout that the test stands in.',
      ...only('test journeys'),
      request: { params: ById },
      responses: gives(TestSessionView, 'The delay, the event or the timeout is over'),
    }),
    async (c) => {
      const { id } = c.req.valid('param')
      await findSession(dbOf(c.env), c.var.caller.organisationId, id, { test: true })
      await callConversation(c.env, testObjectName(id), (it) => it.skipWait())
      return c.json(testView(await testNow(c.env, id)), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/test-sessions/{id}/socket',
      operationId: 'openTestSocket',
      summary: 'Follow a test session',
      tags: ['Testing'],
      description: 'Opens a WebSocket that tells what happens in the test as it happens.',
      ...only('test journeys'),
      request: { params: ById },
      responses: { 101: { description: 'A WebSocket that tells what happens' } },
    }),
    async (c) => {
      const { id } = c.req.valid('param')
      requireOwnOrigin(c.req.raw)
      await findSession(dbOf(c.env), c.var.caller.organisationId, id, { test: true })
      const headers = new Headers(c.req.raw.headers)
      headers.delete('cookie')
      headers.delete('authorization')
      const request = new Request('https://conversation/socket', { headers })
      return c.env.CONVERSATIONS.getByName(testObjectName(id)).fetch(request)
    },
  )
