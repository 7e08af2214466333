import { describe, expect, it } from 'vitest'
import type { ApiMapping } from '#journey/api-definition.ts'
import { readAnswer } from '#journey/step-parts/api-answer.ts'
import { answers } from '../../durable-objects/answers/index.ts'
import { attachmentOf } from '../../durable-objects/channels/meta/attachment.ts'
import { mimeOf } from '../../durable-objects/channels/whatsapp-unofficial/mime.ts'

/** What every object answers to, and nobody put there. */
describe.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'])(
  '%s',
  (name) => {
    it('is no kind of a file', () => {
      const payload = { url: 'https://video.xx.fbcdn.net/v/1.mp4' }
      expect(attachmentOf({ type: name, payload })).toEqual({ kind: 'unsupported', detail: name })
    })

    it('is no ending of a file', () => {
      expect(mimeOf('document', `plan.${name}`)).toBe('application/octet-stream')
    })

    it('is no header of an answer', () => {
      const mapping: ApiMapping = { from: 'header', path: name, variable: 'var_local.x' }
      const reply = { ms: 1, status: 200, headers: { 'x-total': '1' }, body: '' }
      expect(readAnswer([mapping], reply, answers)).toEqual({ found: [] })
    })
  },
)
