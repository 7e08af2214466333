import { describe, expect, it } from 'vitest'
import { refusalOf } from '../simulators/whatsapp-rules.ts'

const to = { messaging_product: 'whatsapp', to: '+16505551234' }
const button = (id: string, title: string) => ({ type: 'reply', reply: { id, title } })
const rows = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => ({ id: `r${from + index}`, title: 'Room' }))
const list = (...sections: object[]) => ({
  ...to,
  type: 'interactive',
  interactive: { type: 'list', body: { text: 'Which?' }, action: { button: 'Rooms', sections } },
})
const buttons = (...all: object[]) => ({
  ...to,
  type: 'interactive',
  interactive: { type: 'button', body: { text: 'Which?' }, action: { buttons: all } },
})
const template = (parameters: object[]) => ({
  ...to,
  type: 'template',
  template: {
    name: 'order_confirmation',
    language: { policy: 'deterministic', code: 'en_US' },
    components: [{ type: 'body', parameters }],
  },
})
const approved = [
  {
    name: 'order_confirmation',
    language: 'en_US',
    components: [{ type: 'BODY', text: 'Thank you, {{1}}.' }],
  },
]

// The simulator is what the other tests lean on: it has to refuse what Meta would.
describe('the Graph API simulator', () => {
  it.each<[string, unknown, number]>([
    ['no JSON', undefined, 100],
    ['no product', { to: '+16505551234', type: 'text', text: { body: 'hi' } }, 100],
    [
      'a number without its plus',
      { ...to, to: '16505551234', type: 'text', text: { body: 'a' } },
      100,
    ],
    ['both addresses', { ...to, recipient: 'US.1', type: 'text', text: { body: 'a' } }, 100],
    ['no text', { ...to, type: 'text', text: { body: ' ' } }, 131008],
    ['a text over 4,096', { ...to, type: 'text', text: { body: 'x'.repeat(4097) } }, 131009],
    ['another type', { ...to, type: 'hologram', hologram: {} }, 131051],
    ['a field it does not know', { ...to, type: 'text', text: { body: 'a', font: 'b' } }, 100],
    [
      'a caption under a sound',
      { ...to, type: 'audio', audio: { link: 'https://a.b', caption: 'c' } },
      100,
    ],
    ['an id beside a link', { ...to, type: 'image', image: { link: 'https://a.b', id: '1' } }, 100],
    ['a link that is none', { ...to, type: 'image', image: { link: 'a.b/c' } }, 100],
    ['a link with a space', { ...to, type: 'image', image: { link: 'https://a.b/c d' } }, 100],
    ['no buttons', buttons(), 131008],
    ['four buttons', buttons(...['1', '2', '3', '4'].map((id) => button(id, id))), 131009],
    ['equal titles', buttons(button('1', 'Room'), button('2', 'Room')), 131009],
    ['a title over 20', buttons(button('1', 'x'.repeat(21))), 131009],
    ['a title in bold', buttons(button('1', '*Yes*')), 131009],
    ['an id with a space behind it', buttons(button('1 ', 'Room')), 131009],
    ['eleven rows', list({ title: 'A', rows: rows(6) }, { title: 'B', rows: rows(5, 6) }), 131009],
    ['sections without titles', list({ rows: rows(1) }, { rows: rows(1, 1) }), 131008],
    ['rows with one id', list({ title: 'A', rows: [...rows(1), ...rows(1)] }), 131009],
    ['too few values', template([]), 131008],
    [
      'too many values',
      template([
        { type: 'text', text: 'a' },
        { type: 'text', text: 'b' },
      ]),
      132000,
    ],
    ['a value with a new line', template([{ type: 'text', text: 'a\nb' }]), 132012],
    [
      'an unknown template',
      {
        ...to,
        type: 'template',
        template: { name: 'x', language: { policy: 'deterministic', code: 'de' } },
      },
      132001,
    ],
  ])('refuses %s', (_, body, code) => {
    expect(refusalOf(body, approved)).toMatchObject({ code })
  })

  it('takes what is in order', () => {
    expect(refusalOf(buttons(button('1', 'Room')))).toBeUndefined()
    expect(refusalOf(list({ rows: rows(10) }))).toBeUndefined()
    expect(refusalOf(template([{ type: 'text', text: 'Ann' }]), approved)).toBeUndefined()
  })
})
