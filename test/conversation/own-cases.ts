import { buildJourney } from '../runner/build-journey.ts'
import type { Case } from './case-guest.ts'

const AGAIN = 'AGAIN'
const variables = [{ name: 'a', type: 'string' as const }]
const end = { id: 't', type: 'text' as const, config: { text: 'GOT[{{var_local.a}}]' } }

function caseOf(
  kind: string,
  title: string,
  language: string,
  step: Parameters<typeof buildJourney>[0][number],
  answer: string,
  means: string | undefined,
): Case {
  return {
    id: `own: ${title}`,
    title: means === undefined ? 'is asked again' : `is ${means}`,
    kind,
    channel: 'wa',
    journey: { ...buildJourney([step, end], { variables }), language },
    sends: [{ text: 'hi' }, { text: answer }],
    expect:
      means === undefined
        ? { some: AGAIN, none: 'GOT' }
        : { some: `GOT\\[${means.replace('+', '\\+')}\\]` },
  }
}

type Meant = [answer: string, means: string | undefined][]

function chosen(language: string, labels: string[], answers: Meant): Case[] {
  const options = labels.map((label, at) => ({ id: `o${at}`, label }))
  const config = {
    body: 'CHOOSE',
    options,
    retries: 3,
    failureMessage: AGAIN,
    variable: 'var_local.a',
  }
  return answers.map(([answer, means]) =>
    caseOf('choice', answer, language, { id: 'q', type: 'reply', config }, answer, means),
  )
}

function typed(language: string, validation: Record<string, unknown>, answers: Meant): Case[] {
  const config = {
    question: 'ASK',
    validation,
    retries: 3,
    failureMessage: AGAIN,
    variable: 'var_local.a',
  }
  return answers.map(([answer, means]) =>
    caseOf('prompt', answer, language, { id: 'q', type: 'prompt', config }, answer, means),
  )
}

function dated(language: string, answers: Meant): Case[] {
  const config = { question: 'ASK', retries: 3, failureMessage: AGAIN, variable: 'var_local.a' }
  return answers.map(([answer, means]) =>
    caseOf('date', answer, language, { id: 'q', type: 'prompt-date', config }, answer, means),
  )
}

/** An answer above a quote of ours whose head is in some other language. */
function mailed(heads: [head: string, means: string][]): Case[] {
  return heads.map(([head, means]): Case => {
    const [one] = typed('en', { mode: 'none' }, [[head, means]])
    if (!one) throw new Error('a case of one answer')
    const text = `${means}\n\n${head}\n\n> ##- Reply above this line -##\n>\n> ASK\n`
    return { ...one, kind: 'mail', channel: 'mail', sends: [{ text: 'hi' }, { text }] }
  })
}

/** Values on their way to another server and back. */
function asked(): Case[] {
  const prompt = {
    id: 'q',
    type: 'prompt' as const,
    config: { question: 'ASK', variable: 'var_local.a' },
  }
  const answered = (title: string, request: object, path: string, body: string) =>
    ({
      id: `own: ${title}`,
      title: 'arrives whole',
      kind: 'api',
      channel: 'wa',
      journey: buildJourney(
        [
          prompt,
          {
            id: 'x',
            type: 'api',
            config: { request, mappings: [{ from: 'body', path, variable: 'var_local.b' }] },
          },
          { id: 't', type: 'text', config: { text: 'GOT[{{var_local.b}}]' } },
        ],
        { variables: [...variables, { name: 'b', type: 'string' }] },
      ),
      stub: { '/case/own': { body } },
      sends: [{ text: 'hi' }, { text: 'Tom & <Jerry> "7"' }],
      expect: {},
    }) satisfies Case
  const url = '<<PROVIDER>>/case/own'
  const post = (type: string, body: string) => ({
    method: 'POST',
    url,
    headers: [{ name: 'Content-Type', value: type }],
    body,
  })
  return [
    {
      ...answered(
        'a booking number in a list',
        { method: 'GET', url },
        '$.ids[1]',
        '{"ids":[1,98765432109876543210]}',
      ),
      expect: { some: 'GOT\\[98765432109876543210\\]' },
    },
    {
      ...answered('a name in XML', post('application/xml', '<n>{{var_local.a}}</n>'), '$', '{}'),
      expect: { call: '<n>Tom &amp; &lt;Jerry&gt; (&quot;|")7(&quot;|")</n>' },
    },
    {
      ...answered(
        'a name in JSON',
        post('application/json', '{"n":"{{var_local.a}}"}'),
        '$.n',
        '{"n":["x"]}',
      ),
      expect: { call: '"n":"Tom & <Jerry> \\\\"7\\\\""' },
    },
  ]
}

/** Photos as gateways and Meta bring them. */
function photographed(): Case[] {
  const steps = [
    { id: 'q', type: 'prompt' as const, config: { question: 'PHOTO?', variable: 'var_local.a' } },
    { id: 'n', type: 'prompt' as const, config: { question: 'NAME?', variable: 'var_local.b' } },
    { id: 't', type: 'text' as const, config: { text: 'NAME[{{var_local.b}}]' } },
  ]
  const journey = buildJourney(steps, { variables: [...variables, { name: 'b', type: 'string' }] })
  const image = { url: 'https://mmg.whatsapp.net/x', mimetype: 'image/jpeg', caption: 'passport' }
  const evolution = (message: object) => ({
    event: 'messages.upsert',
    instance: '<<ACCOUNT>>',
    data: {
      key: { remoteJid: '<<FROM>>@s.whatsapp.net', fromMe: false, id: 'E<<ID>>' },
      messageTimestamp: '<<NOW#>>',
      message,
    },
  })
  const photo = (at: string) => ({
    type: 'image',
    payload: { url: `https://example.com/${at}.jpg` },
  })
  const messenger = {
    object: 'page',
    entry: [
      {
        id: '<<ACCOUNT>>',
        time: '<<NOWMS#>>',
        messaging: [
          {
            sender: { id: '<<FROM>>' },
            recipient: { id: '<<ACCOUNT>>' },
            timestamp: '<<NOWMS#>>',
            message: { mid: 'm<<ID>>', attachments: [photo('a'), photo('b'), photo('c')] },
          },
        ],
      },
    ],
  }
  const one = (id: string, channel: 'evo' | 'ms', hook: unknown): Case => ({
    id: `own: ${id}`,
    title: 'is one answer',
    kind: 'gateway',
    channel,
    journey,
    sends: [{ text: 'hi' }, { hook }],
    expect: { some: 'NAME\\?', none: 'NAME\\[' },
  })
  return [
    one(
      'a picture to be seen once',
      'evo',
      evolution({ viewOnceMessageV2: { message: { imageMessage: image } } }),
    ),
    one(
      'a picture that disappears',
      'evo',
      evolution({ ephemeralMessage: { message: { imageMessage: image } } }),
    ),
    one('three photos on Messenger', 'ms', messenger),
  ]
}

/** Cases of our own of the same kinds as those in `test/cases`: what else goes wrong in the same way. */
export const OWN_CASES: Case[] = [
  ...chosen(
    'es',
    ['Villa', 'Apartamento', 'Habitación doble'],
    [
      ['la segunda, por favor', 'Apartamento'],
      ['no quiero la villa, mejor el apartamento', 'Apartamento'],
    ],
  ),
  ...chosen(
    'de',
    ['Frühstück', 'Halbpension', 'Vollpension'],
    [
      ['keine Halbpension', undefined],
      ['fruehstueck bitte', 'Frühstück'],
    ],
  ),
  ...chosen(
    'en',
    ['2 nights', '3-4 nights', 'A week'],
    [
      ['4', '3-4 nights'],
      ['how much is a week?', undefined],
    ],
  ),
  ...typed('fr', { mode: 'number' }, [
    ['vingt-et-un', '21'],
    ['2 adultes et 2 enfants', undefined],
    ['un moment', undefined],
  ]),
  ...typed('en', { mode: 'number', count: 'people' }, [['2 adults and 2 children', '4']]),
  ...typed('en', { mode: 'phone' }, [
    ['my number is +54 9 11 2345-6789, thanks', '+5491123456789'],
    ['+351 912 345 678 or +351 913 456 789', undefined],
  ]),
  ...dated('pt', [
    ['24 de dezembro, 2 adultos', '2026-12-24'],
    ['31 de junho', undefined],
    ['no 5º andar', undefined],
  ]),
  ...mailed([
    [
      'Στις Δευ 4 Δεκ 2026 στις 11:53 π.μ., ο χρήστης Casa Verde <stay@casaverde.example> έγραψε:',
      '4',
    ],
    ['Den man. 4. dec. 2026 kl. 11.53 skrev Casa Verde <stay@casaverde.example>:', '4'],
    ['Casa Verde <stay@casaverde.example> ezt írta (időpont: 2026. dec. 4., P, 11:53):', '4'],
  ]),
  ...asked(),
  ...photographed(),
]
