/**
 * The import rules. Between the top folders one straight line: web → worker → durable-objects →
 * migrations. Inside them no folder may lead back to one that it is used by.
 */
const never = (name, from, to) => ({
  name,
  severity: 'error',
  from: from ? { path: from } : {},
  to,
})

/** Plain data about each channel: the machine and the pages may read it. */
const CHANNEL_INFO = 'channels/((channel-)?info|[^/]+/info)\\.ts$'

/** `folder` of durable-objects may use these and itself, and what lies outside as far as other rules allow. */
const mayUse = (folder, ...others) =>
  never(`${folder}-may-use`, `^durable-objects/${folder}/`, {
    path: '^durable-objects/',
    pathNot: `^durable-objects/(${[folder, ...others].join('|')})(/|\\.ts$)`,
  })

module.exports = {
  forbidden: [
    never('no-cycles', '', { circular: true }),
    {
      name: 'no-folder-cycles',
      severity: 'error',
      scope: 'folder',
      from: { path: '^(durable-objects|worker)' },
      to: { circular: true },
    },
    never('schema-is-the-floor', '^migrations/', { path: '^(durable-objects|worker|web)/' }),
    never('actors-do-not-know-http', '^durable-objects/', {
      path: '^(worker|web)/|^node_modules/hono/',
    }),
    never('worker-does-not-know-the-page', '^worker/', { path: '^web/' }),
    never('only-the-entry-names-actors', '^worker/(?!(index|env)\\.ts$)', {
      path: '^durable-objects/(?!messages/|journey/|channels/|answers/|guards/|records/|rpc\\.ts$|effects/call-api\\.ts$)',
      dependencyTypesNot: ['type-only'],
    }),
    never('page-sees-the-machine', '^web/', {
      path: `^(migrations/|durable-objects/(?!messages/|journey/|${CHANNEL_INFO}|web-chat/protocol\\.ts$))`,
    }),
    never('page-sees-only-views-of-the-api', '^web/', { path: '^worker/(?!views/)' }),
    never('page-sees-only-types-of-the-api', '^web/', {
      path: '^(worker/|durable-objects/web-chat/protocol\\.ts$)',
      dependencyTypesNot: ['type-only'],
    }),
    never('views-are-plain-schemas', '^worker/views/', {
      path: '^(worker/(?!views/)|durable-objects/(?!messages/|journey/|channels/(info|[^/]+/info|channel-info|channel)\\.ts$))',
    }),
    never('nothing-leads-back-to-routes', '^worker/(?!routes/|(api|index)\\.ts$)', {
      path: '^worker/routes/',
    }),
    never('drizzle-is-for-queries', '^(durable-objects|worker/(?!queries/)|web)', {
      path: '^node_modules/drizzle-orm/',
    }),
    never('machine-is-pure', '^durable-objects/journey/', {
      pathNot: `^(durable-objects/(messages/|journey/|${CHANNEL_INFO})|node_modules/zod/)`,
    }),
    never('steps-do-not-know-each-other', '^durable-objects/journey/steps/(?!index)([^/]+)\\.ts$', {
      path: '^durable-objects/journey/steps/',
      pathNot: '^durable-objects/journey/steps/$1\\.ts$',
    }),
    never('channel-info-is-plain-data', `^durable-objects/${CHANNEL_INFO}`, {
      pathNot: `^durable-objects/${CHANNEL_INFO}`,
    }),
    never('channels-know-only-messages', '^durable-objects/channels/', {
      path: '^(migrations|worker|web|durable-objects/(?!channels/|guards/|messages/|answers/languages/texts\\.ts$))',
    }),
    never(
      'a-channel-does-not-know-another',
      '^durable-objects/channels/(?!meta/|parsing/|rendering/)([^/]+)/',
      {
        path: '^durable-objects/channels/(?!meta/|parsing/|rendering/)[^/]+/',
        pathNot: '^durable-objects/channels/$1/',
      },
    ),
    // A file's kind decides how large it may be, and the kinds are named beside their limits.
    mayUse('messages'),
    mayUse('guards', 'messages', 'env'),
    mayUse('answers', 'messages', 'journey'),
    mayUse('storage', 'messages', 'journey', 'channels', 'rpc'),
    mayUse('records', 'messages', 'journey', 'channels', 'guards', 'storage', 'rpc', 'env'),
    mayUse(
      'web-chat',
      'messages',
      'journey',
      'channels',
      'answers',
      'records',
      'storage',
      'rpc',
      'env',
    ),
    mayUse(
      'effects',
      'messages',
      'journey',
      'channels',
      'guards',
      'records',
      'storage',
      'rpc',
      'env',
    ),
    mayUse(
      'outbox',
      'messages',
      'journey',
      'channels',
      'guards',
      'records',
      'storage',
      'effects',
      'rpc',
      'env',
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'types'],
    },
  },
}
