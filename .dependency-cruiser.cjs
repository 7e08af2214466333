/** The import rules: one straight line, web → worker → durable-objects → migrations. */
const never = (name, from, to) => ({
  name,
  severity: 'error',
  from: from ? { path: from } : {},
  to,
})

/** Plain data about each channel: the machine and the pages may read it. */
const CHANNEL_INFO = 'channels/((channel-)?info|[^/]+/info)\\.ts$'

module.exports = {
  forbidden: [
    never('no-cycles', '', { circular: true }),
    never('schema-is-the-floor', '^migrations/', { path: '^(durable-objects|worker|web)/' }),
    never('actors-do-not-know-http', '^durable-objects/', {
      path: '^(worker|web)/|^node_modules/hono/',
    }),
    never('worker-does-not-know-the-page', '^worker/', { path: '^web/' }),
    never('only-the-entry-names-actors', '^worker/(?!(index|env)\\.ts$)', {
      path: '^durable-objects/(?!journey/|channels/|answers/|guards/|records/|rpc\\.ts$|effects/call-api\\.ts$)',
      dependencyTypesNot: ['type-only'],
    }),
    never('page-sees-the-machine', '^web/', {
      path: `^(migrations/|durable-objects/(?!journey/|${CHANNEL_INFO}|web-chat/protocol\\.ts$))`,
    }),
    never('page-sees-only-types-of-the-api', '^web/', {
      path: '^(worker/|durable-objects/web-chat/protocol\\.ts$)',
      dependencyTypesNot: ['type-only'],
    }),
    never('machine-is-pure', '^durable-objects/journey/', {
      pathNot: `^(durable-objects/(journey/|${CHANNEL_INFO})|node_modules/zod/)`,
    }),
    never('steps-do-not-know-each-other', '^durable-objects/journey/steps/(?!index)([^/]+)\\.ts$', {
      path: '^durable-objects/journey/steps/',
      pathNot: '^durable-objects/journey/steps/$1\\.ts$',
    }),
    never('channel-info-is-plain-data', `^durable-objects/${CHANNEL_INFO}`, {
      pathNot: `^durable-objects/${CHANNEL_INFO}`,
    }),
    never('channels-know-only-messages', '^durable-objects/channels/', {
      path: '^(migrations|worker|web|durable-objects/(?!channels/|guards/|journey/message))',
    }),
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
