type Schema = {
  $ref?: string
  example?: unknown
  const?: unknown
  default?: unknown
  enum?: unknown[]
  type?: string | string[]
  format?: string
  minimum?: number
  properties?: Record<string, Schema>
  items?: Schema
  allOf?: Schema[]
  anyOf?: Schema[]
  oneOf?: Schema[]
}

/** So deep does an example go; shapes that contain themselves end there. */
const DEEPEST = 8

/**
 * A value that a JSON Schema takes, to be shown beside it: the schema's own `example` where it has
 * one, else one made of its parts. `components` are the schemas that it may refer to.
 *
 * Sample: `{ type: 'object', properties: { name: { type: 'string' } } }` → `{ name: 'Welcome' }`
 */
export function exampleOf(
  schema: Schema,
  components: Record<string, Schema>,
  field = '',
  depth = 0,
): unknown {
  const within = (inner: Schema, name = field) => exampleOf(inner, components, name, depth + 1)
  if (schema.example !== undefined) return schema.example
  if (schema.const !== undefined) return schema.const
  if (depth > DEEPEST) return undefined
  if (schema.$ref) return within(components[schema.$ref.split('/').at(-1) ?? ''] ?? {})
  const [first] = [...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]
  if (first && !schema.properties) return within(first)
  if (schema.enum) return schema.enum[0]
  if (schema.default !== undefined) return schema.default
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type
  switch (type) {
    case 'object':
      return objectExample(schema, within)
    case 'array':
      return schema.items ? [within(schema.items)] : []
    case 'string':
      return schema.format === 'date-time'
        ? '2026-11-22T09:30:00.000Z'
        : (BY_FIELD[field] ?? 'text')
    case 'number':
    case 'integer':
      return schema.minimum ?? 1
    case 'boolean':
      return false
    case 'null':
      return null
    default:
      return BY_FIELD[field] ?? 'Olive Room'
  }
}

function objectExample(
  { properties = {} }: Schema,
  within: (inner: Schema, name: string) => unknown,
): Record<string, unknown> {
  const fields = Object.entries(properties).map(([name, inner]) => [name, within(inner, name)])
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined))
}

/** What a field of that name holds, wherever it stands. */
const BY_FIELD: Record<string, string> = {
  id: 'stp_pQ7xW2mZ4vNc8RtYb3Kd',
  name: 'Welcome',
  text: 'What time is check-in?',
  description: 'Greets guests and answers their first questions',
  url: 'https://pms.example/rooms',
  email: 'ines@casaverde.example',
  phone: '+351912345678',
  key: '+351912345678',
  contactKey: '+351912345678',
  password: 'olives under the moon',
  organisation: 'Casa Verde',
  timeZone: 'Europe/Lisbon',
  country: 'PT',
  language: 'en',
  day: '2026-11-22',
  days: '2026-11-22',
  title: 'Olive Room',
  label: 'Olive Room',
  lastMessage: 'What time is check-in?',
  value: 'Olive Room',
  variable: 'var_local.room',
  step: 'start',
  stepId: 'stp_pQ7xW2mZ4vNc8RtYb3Kd',
  startAt: 'stp_pQ7xW2mZ4vNc8RtYb3Kd',
  from: 'body',
  to: 'stp_hT5rB9kLq2WsXe6Mz1Va',
  port: 'next',
  path: '$.rooms[0].name',
  tags: 'returning guest',
  journeyId: 'jrn_k3Fq8ZtWm5RvYx2Ns7Pb',
  botMemberId: 'mbr_b6Ln2QsVx9TcWk4Zd8Hm',
  memberId: 'mbr_f4Jd8RwTz2KyNp6Xc9Qs',
  channelId: 'chn_w9Hs4MvLt7ZqRb2Kx5Nd',
  contactId: 'cnt_c7Xk3PvTn5MzWq9Ld2Rb',
  conversationId: 'cnv_m2Vt6LqXs8KdRw4Zp9Hb',
  sessionId: 'ses_z8Nq3TkWv6MxLb5Rd2Ps',
  goalId: 'gol_g5Rb7WxKt3NvLz9Qm4Hd',
  milestoneId: 'mil_t2Kw9ZvRq6NsXb4Lm7Pd',
  trackerId: 'trk_r4Lp6XwTz9KvMb3Nq8Sd',
  teamId: 'tem_d8Ws2KxRv5LtNq7Zb4Mp',
  secretId: 'sec_x3Qm9LvTw6RzKb8Nd5Ps',
  optionId: 'olive',
  secret: 'a secret of your booking system',
  journeyName: 'Welcome',
  contactName: 'Inês Duarte',
  fromName: 'Ana',
  code: 'missing_connection',
  message: 'A guest who answers “Olive Room” gets no reply.',
  remedy: 'Connect the option to a step.',
  reason: 'completed',
  why: 'the bot waits for an answer',
  status: 'active',
  state: 'bot',
  rule: 'label',
  webhookUrl: 'https://bots.example/hooks/chn_w9Hs4MvLt7ZqRb2Kx5Nd',
  socketUrl: 'wss://bots.example/api/v1/test-sessions/ses_z8Nq3TkWv6MxLb5Rd2Ps/socket',
  invitationUrl: 'https://bots.example/sign-in?invitation=x3Qm9LvTw6RzKb8Nd5Ps',
  apiKey: 'bj_live_…',
  account: '102290129340398',
  category: 'utility',
  channelTypes: 'whatsapp-official',
  teams: 'tem_d8Ws2KxRv5LtNq7Zb4Mp',
  members: 'mbr_f4Jd8RwTz2KyNp6Xc9Qs',
  agents: 'mbr_f4Jd8RwTz2KyNp6Xc9Qs',
  may: 'list journeys',
  losses: 'Buttons become a numbered list',
  gets: 'a text',
  scopes: 'run sessions',
  waitsFor: 'reply',
  trackerIds: 'trk_r4Lp6XwTz9KvMb3Nq8Sd',
}
