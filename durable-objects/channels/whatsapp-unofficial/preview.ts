import type { ProviderRequest } from '../channel.ts'
import type { PreviewItem } from '../rendering/preview.ts'
import { Request } from './request.ts'

/** A request of `render`'s as any phone shows it: polls and lists below a text may or may not come. */
export function preview(request: ProviderRequest): PreviewItem[] {
  const body = Request.parse(request)
  switch (body.kind) {
    case 'text':
      return [{ as: 'text', text: body.text }]
    case 'file': {
      const { type, url, caption, filename } = body
      const as = type === 'voice' ? 'audio' : type
      return [{ as, url, ...(caption && { text: caption }), ...(filename && { filename }) }]
    }
    case 'location': {
      const { latitude, longitude, name, address } = body
      const text = [name, address].filter(Boolean).join('\n')
      return [{ as: 'pin', latitude, longitude, ...(text && { text }) }]
    }
  }
}
