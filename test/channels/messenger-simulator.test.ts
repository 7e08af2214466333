import { describe, expect, it } from 'vitest'
import { sendApi } from '../simulators/send-api.ts'
import { refusalOf } from '../simulators/send-api-rules.ts'

const to = { recipient: { id: '7234567890123456' }, messaging_type: 'RESPONSE' }
const text = (words: unknown, more: object = {}) => ({ ...to, message: { text: words, ...more } })
const replies = (count: number, more: object = {}) =>
  Array.from({ length: count }, () => ({ content_type: 'text', title: 'a', payload: 'b', ...more }))
const file = (type: string, url: string) => ({
  ...to,
  message: { attachment: { type, payload: { url } } },
})
const template = (payload: object) => ({
  ...to,
  message: {
    attachment: { type: 'template', payload: { template_type: 'button', text: 'a', ...payload } },
  },
})
const button = { type: 'web_url', title: 'Book', url: 'https://a.example' }

// The simulator is what the other tests lean on: it has to refuse what Meta would.
describe('the Send API simulator', () => {
  it.each<[string, unknown]>([
    ['no JSON', undefined],
    ['nobody', { messaging_type: 'RESPONSE', message: { text: 'a' } }],
    ['a recipient by another name', { ...text('a'), recipient: { phone_number: '1' } }],
    ['no type', { ...text('a'), messaging_type: undefined }],
    ['a tag that died', { ...text('a'), messaging_type: 'MESSAGE_TAG', tag: 'ACCOUNT_UPDATE' }],
    ['no message', to],
    ['no text', text(' ')],
    ['a text over 2,000', text('x'.repeat(2001))],
    [
      'text and attachment',
      { ...to, message: { ...file('image', 'https://a.b').message, text: 'a' } },
    ],
    ['14 quick replies', text('a', { quick_replies: replies(14) })],
    ['no quick reply', text('a', { quick_replies: [] })],
    ['a title over 20', text('a', { quick_replies: replies(1, { title: 'x'.repeat(21) }) })],
    ['a title of two lines', text('a', { quick_replies: replies(1, { title: 'a\nb' }) })],
    [
      'a payload over 1,000',
      text('a', { quick_replies: replies(1, { payload: 'x'.repeat(1001) }) }),
    ],
    ['metadata of 1,000', text('a', { metadata: 'x'.repeat(1000) })],
    ['a caption', { ...to, message: { ...file('image', 'https://a.b').message, caption: 'a' } }],
    ['a document', file('document', 'https://a.b')],
    ['a link that is none', file('image', '/b.png')],
    ['a template text over 640', template({ text: 'x'.repeat(641), buttons: [button] })],
    ['four buttons', template({ buttons: [button, button, button, button] })],
    ['no button', template({ buttons: [] })],
    ['a button title over 20', template({ buttons: [{ ...button, title: 'x'.repeat(21) }] })],
    ['a field it does not know', { ...text('a'), otherwise: {} }],
  ])('refuses %s', (_, body) => {
    expect(refusalOf(body, 'messenger')).toMatchObject({ code: 100 })
  })

  it.each<[string, unknown]>([
    ['a text of 1,001 bytes', text('x'.repeat(1001))],
    ['334 letters of Hindi', text('न'.repeat(334))],
    ['a file that is no PDF', file('file', 'https://a.example/b.docx')],
    ['an mp3', file('audio', 'https://a.example/b.mp3')],
  ])('refuses %s on Instagram alone', (_, body) => {
    expect(refusalOf(body, 'instagram')).toMatchObject({ code: 100 })
    expect(refusalOf(body, 'messenger')).toBeUndefined()
  })

  it('takes what is in order', () => {
    const most = { quick_replies: replies(13), metadata: 'x'.repeat(999) }
    expect(refusalOf(text('x'.repeat(2000), most), 'messenger')).toBeUndefined()
    expect(refusalOf(text('न'.repeat(333), most), 'instagram')).toBeUndefined()
    expect(
      refusalOf(template({ text: 'x'.repeat(640), buttons: [button] }), 'instagram'),
    ).toBeUndefined()
  })

  it('wants its token, in the header or the address', async () => {
    const { handle } = sendApi({ kind: 'messenger', token: 'right' })
    const ask = async (query: string, authorization = '') => {
      const body = JSON.stringify(text('a'))
      const url = `https://graph.facebook.com/v25.0/1/messages${query}`
      return (await handle(new Request(url, { method: 'POST', headers: { authorization }, body })))
        .status
    }
    expect(await ask('')).toBe(401)
    expect(await ask('', 'Bearer wrong')).toBe(401)
    expect(await ask('', 'Bearer right')).toBe(200)
    expect(await ask('?access_token=right')).toBe(200)
  })
})
