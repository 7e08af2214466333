import { describe, expect, test } from 'vitest'
import { advance, type Turn } from '#journey/advance.ts'
import type { Command } from '#journey/command.ts'
import { graphOf, type Journey, type Step, type StepKind } from '#journey/journey.ts'
import { problems } from '#journey/problems.ts'
import { newSession, Session, waitOf } from '#journey/session.ts'
import { parsedConfig, steps, typeOf } from '#journey/steps/index.ts'
import { choicePayload, type InboundContent } from '#messages/message.ts'
import { fresh, NOON, textsOf, world } from './small-journey.ts'

const position = { x: 0, y: 0 }
const options = [
  { id: 'a', label: 'Olive 🌿', synonyms: ['mill'] },
  { id: 'b', label: 'Cypress' },
]
const rows = options.map(({ label, ...option }) => ({ ...option, title: label }))
const buttons = options.map(({ id, label }, index) => ({ id, label, index, type: 'quick-reply' }))

/** A config with which each of these asks. A step that waits for an answer and is not here fails. */
const ASKING: Partial<Record<StepKind, Step['config']>> = {
  reply: { body: 'Which villa?', options },
  'quick-reply': { body: 'Which villa?', options },
  list: { body: 'Which villa?', button: 'Villas', sections: [{ rows }] },
  template: { name: 'villas', language: 'en', buttons },
  prompt: { question: 'How many?', validation: { mode: 'number' } },
  'prompt-date': { question: 'When?' },
  'ai-agent': { agentId: 'concierge' },
}
const kinds = Object.keys(ASKING) as StepKind[]

const HUMAN: Command = {
  id: 'human',
  words: ['human', '¿Hay alguien?', 'mill', 'olive'],
  to: { step: 'team' },
}
const BACK: Command = { id: 'back', words: ['back'], to: 'back' }
const AGAIN: Command = { id: 'again', words: ['start again'], to: 'start' }

/** Start, a question of one word, a step of this kind, and a text that a command leads to. */
function journeyWith(type: StepKind, commands: Command[]): Journey {
  const bare: Step[] = [
    { id: 'start', type: 'start', position, config: {} },
    {
      id: 'name',
      type: 'prompt',
      position,
      config: { question: 'Your name?', variable: 'var_local.name' },
    },
    { id: 'it', type, position, config: ASKING[type] ?? {} },
    { id: 'team', type: 'text', position, config: { text: 'Guest care is told.' } },
    { id: 'next', type: 'text', position, config: { text: 'Thank you.' } },
  ]
  const links = ['start.next.name', 'name.success.it', 'it.option:a.next', 'it.success.next']
  return {
    format: 1,
    commands,
    steps: bare.map((step) => ({ ...step, config: parsedConfig(step) })),
    edges: links.map((link) => {
      const [step = '', port = '', to = ''] = link.split('.')
      return { id: link.replace(/\W/g, '_'), from: { step, port }, to }
    }),
    variables: [{ name: 'name', type: 'string', default: 'guest' }],
    apis: [],
  }
}

/** A talk that has come to the step of this kind. */
function talkAt(type: StepKind, commands = [HUMAN, BACK, AGAIN]) {
  const graph = graphOf(journeyWith(type, commands))
  let session = advance(graph, fresh(), { type: 'started' }, world()).session
  let messages = 0
  const say = (said: string | InboundContent): Turn => {
    const content: InboundContent = typeof said === 'string' ? { kind: 'text', text: said } : said
    const message = { id: `m${++messages}`, at: NOON, content }
    const turn = advance(graph, session, { type: 'messageReceived', message }, world())
    session = turn.session
    return turn
  }
  say('Ann')
  return { say, session: () => session }
}

const usedIn = ({ trail }: Turn) =>
  trail.flatMap((entry) => (entry.type === 'command.used' ? [entry.command] : []))

describe('commands', () => {
  test('are heard at every kind of step that waits for an answer', () => {
    const asking = (Object.keys(steps) as StepKind[]).filter((kind) => {
      const type = typeOf({ type: kind })
      const config = ASKING[kind] ?? { ...type.blank() }
      return type.offers || type.waitsFor(config, () => true) === 'answer'
    })
    expect(asking.sort()).toEqual([...kinds].sort())
  })

  for (const type of kinds) {
    test(`${type}: a word leads away, as typed and folded, and spends no retry`, () => {
      for (const word of ['human', ' Human! ', 'hay alguien']) {
        const turn = talkAt(type).say(word)
        expect(usedIn(turn)).toEqual(['human'])
        expect(textsOf(turn)).toEqual(['Guest care is told.'])
        expect(turn.trail.map((entry) => entry.type)).not.toContain('answer.rejected')
      }
    })

    test(`${type}: a word with others, or mistyped, is no command`, () => {
      for (const words of ['a human please', 'humann', 'human back']) {
        expect(usedIn(talkAt(type).say(words))).toEqual([])
      }
    })

    test(`${type}: back is the question before, with its answer still set`, () => {
      const talk = talkAt(type)
      expect(textsOf(talk.say('back'))).toEqual(['Your name?'])
      expect(talk.session().local).toEqual({ name: 'Ann' })
      talk.say('Ben')
      expect([talk.session().state.stepId, talk.session().local]).toEqual(['it', { name: 'Ben' }])
    })

    test(`${type}: start again clears the answers`, () => {
      const talk = talkAt(type)
      expect(textsOf(talk.say('start again'))).toEqual(['Your name?'])
      expect(talk.session().local).toEqual({})
      expect(textsOf(talk.say('back')), 'what was asked before is forgotten').toEqual([
        'Your name?',
      ])
    })
  }

  test('give way to the yes and no under a day that is asked back', () => {
    const leave: Command = { id: 'leave', words: ['no'], to: 'start' }
    const talk = talkAt('prompt-date', [leave])
    // The 28th is a Saturday.
    expect(textsOf(talk.say('friday 28 november'))[0]).toMatch(/2026\? \[Yes \| No\]$/)
    const turn = talk.say('no')
    expect([usedIn(turn), textsOf(turn)]).toEqual([[], ['When?']])
    expect(usedIn(talk.say('no'))).toEqual(['leave'])
  })

  test('give way to the label of an option, but not to its synonyms', () => {
    for (const type of ['reply', 'quick-reply', 'list', 'template'] as const) {
      for (const said of ['Olive 🌿', 'olive']) {
        const turn = talkAt(type).say(said)
        expect(usedIn(turn)).toEqual([])
        expect(textsOf(turn)).toEqual(['Thank you.'])
      }
      expect(usedIn(talkAt(type).say('mill'))).toEqual(['human'])
    }
  })

  test('give way to a tap, also on the button of another question', () => {
    for (const step of ['it', 'earlier']) {
      const payload = choicePayload(`j1:${fresh().id.slice(-10)}:${step}`, 'b')
      expect(usedIn(talkAt('reply').say({ kind: 'choice', title: 'human', payload }))).toEqual([])
    }
    const menu = { kind: 'choice', title: 'Human', payload: 'MENU_1' } as const
    expect(usedIn(talkAt('reply').say(menu))).toEqual(['human'])
  })

  test('are not heard where no answer is awaited', () => {
    const commands = [HUMAN]
    const journey = journeyWith('prompt', commands)
    const steps = journey.steps.map(
      (step): Step =>
        step.id === 'it' ? { ...step, type: 'delay', config: { amount: 1, unit: 'hours' } } : step,
    )
    const graph = graphOf({ ...journey, steps })
    const start = advance(graph, fresh(), { type: 'started', startAt: 'it' }, world())
    const message = { id: 'm1', at: NOON, content: { kind: 'text', text: 'human' } } as const
    const turn = advance(graph, start.session, { type: 'messageReceived', message }, world())
    expect(waitOf(turn.session)?.for).toBe('time')
    expect(usedIn(turn)).toEqual([])
  })

  test('go back no further than the session remembers, and never over its end', () => {
    const count = 30
    const asked = Array.from({ length: count }, (_, at) => `q${at}`)
    const journey: Journey = {
      ...journeyWith('prompt', [BACK]),
      steps: [
        { id: 'start', type: 'start', position, config: {} },
        ...asked.map((id): Step => {
          const step = { id, type: 'prompt' as const, position, config: { question: id } }
          return { ...step, config: parsedConfig(step) }
        }),
      ],
      edges: ['start', ...asked].slice(0, -1).map((step, at) => ({
        id: `e${at}`,
        from: { step, port: step === 'start' ? 'next' : 'success' },
        to: `q${at}`,
      })),
    }
    const graph = graphOf(journey)
    let session = advance(graph, fresh(), { type: 'started' }, world()).session
    const say = (text: string) => {
      const message = { id: text, at: NOON, content: { kind: 'text', text } } as const
      session = advance(graph, session, { type: 'messageReceived', message }, world()).session
      return session.state.stepId
    }
    for (let at = 1; at < count; at++) say('yes')
    expect(session.state.stepId).toBe('q29')
    expect(session.asked).toHaveLength(20)
    const back = Array.from({ length: 25 }, () => say('back'))
    expect(back.slice(0, 3)).toEqual(['q28', 'q27', 'q26'])
    expect(new Set(back.slice(18))).toEqual(new Set(['q10']))
  })

  test('reach their step, which no link needs to lead to', () => {
    const catalog = {
      campaignVariables: {},
      milestones: {},
      teams: [],
      members: [],
      agents: [],
      aiConfigured: true,
      channelTypes: [],
    }
    const unreachable = (commands: Command[]) =>
      problems(journeyWith('prompt', commands), catalog)
        .filter(({ code }) => code === 'step_unreachable')
        .map(({ stepId }) => stepId)
    expect(unreachable([])).toEqual(['team'])
    expect(unreachable([HUMAN])).toEqual([])
  })

  test('leave a session alone that was stored before there were any', () => {
    const { asked: _, ...before } = newSession({ ...fresh(), test: false }, 'start', NOON)
    expect(Session.parse(before).asked).toEqual([])
  })
})
