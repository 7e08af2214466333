import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { MEDIA_BYTES } from '#messages/limits.ts'
import { admit } from '../auth/admit.ts'
import type { ApiEnv } from '../auth/callers.ts'
import { publicAddress } from '../env.ts'
import { creates, refuses } from '../http/describe.ts'
import { storeUpload } from '../media/media-store.ts'
import { dbOf } from '../queries/db.ts'
import { insertMedia, type MediaRow } from '../queries/media.ts'

const Stored = z
  .object({ id: z.string(), url: z.string(), type: z.string(), bytes: z.number() })
  .openapi('Media')

/** Files that message steps send. They are public to whoever knows the address. */
export const media = new OpenAPIHono<ApiEnv>().openapi(
  createRoute({
    method: 'post',
    path: '/media',
    operationId: 'uploadMedia',
    summary: 'Upload a file',
    tags: ['Channels'],
    description:
      'Stores a file, sent as `multipart/form-data`, and answers with the address to use in a message.',
    ...refuses('unsupported_media'),
    'x-action': 'upload media',
    middleware: [admit('upload media')],
    request: {
      body: {
        required: true,
        content: {
          'multipart/form-data': {
            // Read as a stream by `storeUpload`, so it is described and not parsed here.
            schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } } },
          },
        },
      },
    },
    responses: creates(Stored),
  }),
  async (c) => {
    const { organisationId } = c.var.caller
    const keep = async (row: MediaRow) => {
      await insertMedia(dbOf(c.env), row)
      return true
    }
    const { id, type, bytes } = await storeUpload(
      c.env,
      organisationId,
      c.req.raw,
      MEDIA_BYTES,
      keep,
    )
    return c.json({ id, type, bytes, url: `${publicAddress(c.env, c.req.url)}/media/${id}` }, 201)
  },
)
