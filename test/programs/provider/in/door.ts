import { strictEqual as is, match, deepStrictEqual as same } from 'node:assert'
import { WHATSAPP } from '../../../runner/villa.ts'
import { messagesBody, post, signatureOf, textMessage } from '../../../simulators/webhooks.ts'
import type { Runs } from '../check.ts'
import type { Place } from '../guest.ts'
import type { World } from '../world.ts'

/** What happens at the door, before anything is looked into. */
export function door({ app, guest }: World, place: Place): Runs {
  const { hook } = place.sender
  const hi = () => messagesBody(place.sender.phoneNumberId, [textMessage(guest(place).key, 'hi')])
  const knock = (query: Record<string, string>, address = hook) =>
    fetch(`${address}?${new URLSearchParams(query)}`)
  const handshake = { 'hub.mode': 'subscribe', 'hub.challenge': '1158201444' }
  return [
    [
      'a handshake gets its challenge back, bare',
      async () => {
        const answer = await knock({ ...handshake, 'hub.verify_token': WHATSAPP.verifyToken })
        same([answer.status, await answer.text()], [200, '1158201444'])
        match(answer.headers.get('content-type') ?? '', /^text\/plain/)
      },
    ],
    [
      'a wrong verify token, or none, is 403',
      async () => {
        is((await knock({ ...handshake, 'hub.verify_token': 'guess' })).status, 403)
        is((await knock({})).status, 403)
      },
    ],
    [
      'an unknown channel is 404',
      async () => {
        const nowhere = `${app.address}/hooks/chn_nowhere`
        is((await knock(handshake, nowhere)).status, 404)
        is((await post({ ...place.sender, hook: nowhere }, hi())).status, 404)
      },
    ],
    [
      'a wrong signature is 401, and nothing is taken',
      async () => {
        const stranger = guest(place)
        const body = messagesBody(place.sender.phoneNumberId, [textMessage(stranger.key, 'hi')])
        is((await post(place.sender, body, signatureOf(body, 'another secret'))).status, 401)
        is((await post(place.sender, body, signatureOf(`${body} `, 'app-secret'))).status, 401)
        is((await post(place.sender, body, 'sha256=')).status, 401)
        is((await post(place.sender, body, 'nonsense')).status, 401)
        is((await fetch(hook, { method: 'POST', body })).status, 401)
        same(await stranger.conversations(), [])
      },
    ],
    [
      'a body in escaped unicode, as Meta signs it, is read',
      async () => {
        const hindi = guest(place)
        await hindi.says('hi')
        await hindi.reads(1)
        const body = hindi
          .webhook('text-hindi')
          .replace(
            /[^\x20-\x7e\s]/g,
            (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
          )
        is((await post(place.sender, body)).status, 200)
        match((await hindi.reads(2))[1] ?? '', /नमस्ते 🙏/)
      },
    ],
    [
      'what is no JSON is 400',
      async () => is((await post(place.sender, '{"object":')).status, 400),
    ],
    [
      'a body of 2.9 MB is taken, one of 5 MB is 413',
      async () => {
        const padded = (bytes: number) =>
          JSON.stringify({ ...JSON.parse(hi()), x: 'y'.repeat(bytes) })
        is((await post(place.sender, padded(2_900_000))).status, 200)
        is((await post(place.sender, padded(5_000_000))).status, 413)
      },
    ],
    [
      'other methods are 405',
      async () => is((await fetch(hook, { method: 'DELETE' })).status, 405),
    ],
  ]
}
