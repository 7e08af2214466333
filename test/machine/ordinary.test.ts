import { describe, expect, test } from 'vitest'
import { askedAgain, ordinaryOf } from '#journey/ordinary.ts'
import type { OutboundOf } from '#messages/message.ts'
import { type TemplateComponents, valuesIn, withValues } from '#messages/message-template.ts'

const questionId = 'j1:s1:welcome'
const template = (more: Partial<OutboundOf<'template'>> = {}): OutboundOf<'template'> => ({
  kind: 'template',
  questionId,
  name: 'welcome',
  language: 'en',
  ...more,
})
const approved = (more: Partial<TemplateComponents> = {}): TemplateComponents => ({
  values: 'positional',
  body: 'Dear {{1}}, your villa is {{2}}.',
  buttons: [],
  ...more,
})
const body = ['Ann', 'Limone']
const image = { type: 'image', mediaUrl: 'https://casaverde.example/1.jpg' } as const

describe('a template in ordinary messages', () => {
  test('is its text with the values in it, title and footer around it', () => {
    const header = { type: 'text', text: 'For {{1}}' } as const
    const message = template({ header: { type: 'text', text: 'Ann' }, body })
    expect(ordinaryOf(message, approved({ header, footer: 'Casa Verde' }))).toEqual([
      { kind: 'text', text: '*For Ann*\n\nDear Ann, your villa is Limone.\n\nCasa Verde' },
    ])
  })

  test('takes values by their names', () => {
    const named = approved({
      values: 'named',
      header: { type: 'text', text: 'For {{guest}}' },
      body: 'See you on {{day}}.',
    })
    const message = template({ header: { type: 'text', text: 'Ann' }, body: { day: 'Friday' } })
    expect(ordinaryOf(message, named)).toEqual([
      { kind: 'text', text: '*For Ann*\n\nSee you on Friday.' },
    ])
  })

  test('is a picture with the text below it', () => {
    const message = template({ header: image, body })
    expect(ordinaryOf(message, approved({ header: { type: 'image' } }))).toEqual([
      {
        kind: 'image',
        mediaUrl: image.mediaUrl,
        caption: 'Dear Ann, your villa is Limone.',
      },
    ])
  })

  test('has one link as a button, and several things as lines', () => {
    const link = { type: 'url', label: 'See it', url: 'https://casaverde.example/{{1}}' } as const
    const code = { type: 'copy-code', label: 'Copy code' } as const
    const phone = { type: 'phone', label: 'Call us', phone: '+34600111222' } as const
    const buttons = [
      { id: 'see', index: 0, type: 'url', value: 'limone' } as const,
      { id: 'code', index: 1, type: 'copy-code', value: 'SPRING' } as const,
    ]
    expect(ordinaryOf(template({ body, buttons }), approved({ buttons: [link] }))).toMatchObject([
      { kind: 'cta-url', buttonText: 'See it', url: 'https://casaverde.example/limone' },
    ])
    expect(
      ordinaryOf(template({ body, buttons }), approved({ buttons: [link, code, phone] })),
    ).toEqual([
      {
        kind: 'text',
        text: 'Dear Ann, your villa is Limone.\n\nSee it: https://casaverde.example/limone\nCopy code: SPRING\nCall us: +34600111222',
      },
    ])
  })

  test('asks by its quick replies, called as they were approved', () => {
    const buttons = [{ id: 'yes', index: 0, type: 'quick-reply' } as const]
    const its = approved({ buttons: [{ type: 'quick-reply', label: 'Wonderful' }] })
    expect(ordinaryOf(template({ body, buttons }), its)).toEqual([
      expect.objectContaining({
        kind: 'quick-reply',
        questionId,
        options: [{ id: 'yes', label: 'Wonderful' }],
      }),
    ])
    expect(askedAgain(template({ body, buttons }), its, { body: 'Please tap one.' })).toMatchObject(
      {
        kind: 'quick-reply',
        body: 'Please tap one.',
        options: [{ id: 'yes' }],
      },
    )
  })

  test('shows each card, and asks last what can be tapped on any of them', () => {
    const card = (name: string) => ({
      header: image,
      body: [name],
      buttons: [{ id: name.toLowerCase(), index: 0, type: 'quick-reply' } as const],
    })
    const its = {
      header: { type: 'image' } as const,
      body: 'Villa {{1}}',
      buttons: [{ type: 'quick-reply', label: 'Book' } as const],
    }
    const message = template({ body, cards: [card('Limone'), card('Cedro')] })
    expect(ordinaryOf(message, approved({ cards: [its, its] }))).toMatchObject([
      { kind: 'image', caption: 'Villa Limone' },
      { kind: 'image', caption: 'Villa Cedro' },
      {
        kind: 'list',
        body: 'Dear Ann, your villa is Limone.',
        sections: [
          { title: 'Villa Limone', rows: [{ id: 'limone', label: 'Book' }] },
          { title: 'Villa Cedro', rows: [{ id: 'cedro', label: 'Book' }] },
        ],
      },
    ])
    const plain = { ...its, buttons: [] }
    const told = ordinaryOf(
      template({ body, cards: [{ ...card('Limone'), buttons: [] }] }),
      approved({ cards: [plain] }),
    )
    expect(told.map(({ kind }) => kind)).toEqual(['text', 'image'])
  })
})

describe('the values of a text', () => {
  test('are each counted once, in order', () => {
    expect(valuesIn('{{2}} and {{ 1 }} and {{2}} and {{10}}')).toEqual(['1', '2', '10'])
    expect(valuesIn('{{first_name}}, {{day}}')).toEqual(['first_name', 'day'])
    expect(valuesIn('no {values} at {{}} all')).toEqual([])
  })

  test('leave no placeholder, and read no inherited property', () => {
    expect(withValues('{{1}}|{{2}}', ['a'])).toBe('a|')
    expect(withValues('{{constructor}}|{{name}}', { name: '$& {{1}}' })).toBe('|$& {{1}}')
  })
})
