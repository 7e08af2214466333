import type { FanOut } from '../durable-objects/records/fan-out.ts'
import type { Env } from './env.ts'
import { answerError, Refusal } from './http/refusals.ts'
import { handleMail } from './inbound/mail.ts'
import { handleQueue } from './jobs/queue.ts'
import { handleSchedule } from './jobs/schedule.ts'
import { dbOf } from './queries/db.ts'
import { isMigrated } from './queries/migrations.ts'
import { choiceLinks } from './routes/choice-links.ts'
import { demo } from './routes/demo.ts'
import { files } from './routes/files.ts'
import { hooks } from './routes/hooks.ts'
import { pages } from './routes/pages.ts'
import { shortLinks } from './routes/short-links.ts'
import { unsubscribe } from './routes/unsubscribe.ts'
import { webChat } from './routes/web-chat.ts'

export { Conversation } from '../durable-objects/conversation/conversation.ts'

export default {
  async fetch(request, env, ctx) {
    try {
      // Without the key nothing could be sealed or opened: better to say so than to run half.
      if (!env.MASTER_KEY) throw new Refusal('not_configured')
      if (!(await isMigrated(env))) throw new Refusal('starting')
      return await serve(request, env, ctx)
    } catch (error) {
      return answerError(error)
    }
  },
  email: handleMail,
  queue: handleQueue,
  scheduled: handleSchedule,
} satisfies ExportedHandler<Env, FanOut>

/** Guests, providers and files are answered without loading the API, which is much larger. */
async function serve(request: Request, env: Env, ctx: ExecutionContext): Promise<Response> {
  const { pathname } = new URL(request.url)
  const [, area, id = '', what = ''] = pathname.split('/')
  switch (area) {
    case 'hooks':
      return hooks(request, env, id)
    case 'api': {
      if (isReference(request.method, pathname)) return pages(request, env)
      const { api } = await import('./api.ts')
      return api.fetch(request, env, ctx)
    }
    case 'media':
      return files(request, env, id)
    case 'l':
      return shortLinks(request, env, id)
    case 'e':
      return choiceLinks(request, env, id)
    case 'unsubscribe':
      return unsubscribe(request, env, id)
    case 'wc':
      return id === 'v1' ? webChat(request, env, what) : pages(request, env)
    case 'demo':
      return demo(request)
    case 'healthz':
      await dbOf(env).run('SELECT 1')
      return new Response('ok')
    default:
      return pages(request, env)
  }
}

/** The page about the API, which is only read. */
const isReference = (method: string, pathname: string) =>
  (method === 'GET' || method === 'HEAD') && /^\/api\/(v1\/)?docs$/.test(pathname)
