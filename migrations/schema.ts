import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/**
 * Everything that is listed: one D1 database. What a conversation needs while it runs lives in its
 * own object and is only copied here. Times are epoch ms; `json` columns are parsed where read.
 */
const id = () => text('id').primaryKey()
const at = (name: string) => integer(name)
const json = <T>(name: string) => text(name, { mode: 'json' }).$type<T>()
const flag = (name: string) => integer(name, { mode: 'boolean' })
const organisationId = () =>
  text('organisation_id')
    .notNull()
    .references(() => organisations.id)

export const organisations = sqliteTable('organisations', {
  id: id(),
  name: text('name').notNull(),
  timeZone: text('time_zone').notNull(),
  /** ISO 3166 alpha-2: default country of phone numbers, locale of numbers and dates. */
  country: text('country').notNull(),
  /** The plan's limit; null is none. */
  journeyLimit: integer('journey_limit'),
  createdAt: at('created_at').notNull(),
  /** BCP 47: what its guests write, and journeys speak that name no language of their own. */
  language: text('language').notNull().default('en'),
})

export const ROLES = ['owner', 'admin', 'user', 'bot'] as const
export type Role = (typeof ROLES)[number]

/** People and bots of an organisation. `userId` is the sign-in; a bot and an open invitation have none. */
export const members = sqliteTable(
  'members',
  {
    id: id(),
    organisationId: organisationId(),
    name: text('name').notNull(),
    email: text('email'),
    role: text('role', { enum: ROLES }).notNull(),
    userId: text('user_id'),
    /** SHA-256 of the invitation's token. */
    invitationHash: text('invitation_hash'),
    invitationExpiresAt: at('invitation_expires_at'),
    createdAt: at('created_at').notNull(),
  },
  (table) => [
    uniqueIndex('members_email').on(table.email),
    uniqueIndex('members_user').on(table.userId),
    index('members_organisation').on(table.organisationId),
  ],
)

// The sign-in library's own four tables, under its names.
export const users = sqliteTable('users', {
  id: id(),
  name: text('name').notNull(),
  email: text('email').notNull().unique(),
  emailVerified: flag('email_verified').notNull().default(false),
  image: text('image'),
  createdAt: integer('created_at', { mode: 'timestamp_ms' }).notNull(),
  updatedAt: integer('updated_at', { mode: 'timestamp_ms' }).notNull(),
})

export const signIns = sqliteTable(
  'sign_ins',
  {
    id: id(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    token: text('token').notNull().unique(),
    expiresAt: integer('expires_at', { mode: 'timestamp_ms' }).notNull(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    createdAt: integer('created_at', { mode: 'timestamp_ms' }).notNull(),
    updatedAt: integer('updated_at', { mode: 'timestamp_ms' }).notNull(),
  },
  (table) => [index('sign_ins_user').on(table.userId)],
)

export const accounts = sqliteTable(
  'accounts',
  {
    id: id(),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: integer('access_token_expires_at', { mode: 'timestamp_ms' }),
    refreshTokenExpiresAt: integer('refresh_token_expires_at', { mode: 'timestamp_ms' }),
    scope: text('scope'),
    password: text('password'),
    createdAt: integer('created_at', { mode: 'timestamp_ms' }).notNull(),
    updatedAt: integer('updated_at', { mode: 'timestamp_ms' }).notNull(),
  },
  (table) => [index('accounts_user').on(table.userId)],
)

export const verifications = sqliteTable('verifications', {
  id: id(),
  identifier: text('identifier').notNull(),
  value: text('value').notNull(),
  expiresAt: integer('expires_at', { mode: 'timestamp_ms' }).notNull(),
  createdAt: integer('created_at', { mode: 'timestamp_ms' }).notNull(),
  updatedAt: integer('updated_at', { mode: 'timestamp_ms' }).notNull(),
})

/** What was used lately of something that is limited: the id says of what and by whom, hashed. */
export const rateLimits = sqliteTable('rate_limits', {
  id: id(),
  spent: integer('spent').notNull(),
  /** From then on nothing is spent. */
  until: integer('until').notNull(),
})

/** Keys of partners: looked up by id, compared by SHA-256 (they are random, so a fast hash is right). */
export const apiKeys = sqliteTable('api_keys', {
  id: id(),
  organisationId: organisationId(),
  /** Whose key it is: a key is never stronger than its maker. */
  memberId: text('member_id')
    .notNull()
    .references(() => members.id, { onDelete: 'cascade' }),
  name: text('name').notNull(),
  role: text('role', { enum: ROLES }).notNull(),
  scopes: json<string[]>('scopes'),
  hash: text('hash').notNull(),
  lastUsedAt: at('last_used_at'),
  createdAt: at('created_at').notNull(),
})

export const journeys = sqliteTable(
  'journeys',
  {
    id: id(),
    organisationId: organisationId(),
    name: text('name').notNull(),
    description: text('description'),
    state: text('state', { enum: ['draft', 'live'] }).notNull(),
    /** Counts saves of the draft; a save names the one it started from. */
    revision: integer('revision').notNull(),
    document: text('document').notNull(),
    /** The version that new sessions run, while live. */
    liveVersion: integer('live_version'),
    /** A next draft is open beside the live version, so that the document may be edited. */
    nextDraft: flag('next_draft').notNull().default(false),
    botMemberId: text('bot_member_id').references(() => members.id),
    savedBy: text('saved_by'),
    savedAt: at('saved_at').notNull(),
    createdAt: at('created_at').notNull(),
  },
  (table) => [uniqueIndex('journeys_name').on(table.organisationId, table.name)],
)

/**
 * An immutable deployed document. `head` is everything but the steps, with an index of where each
 * step begins in `steps`; so the machine reads only the steps it visits.
 */
export const versions = sqliteTable(
  'versions',
  {
    journeyId: text('journey_id')
      .notNull()
      .references(() => journeys.id, { onDelete: 'cascade' }),
    number: integer('number').notNull(),
    head: text('head').notNull(),
    steps: text('steps').notNull(),
    deployedBy: text('deployed_by'),
    deployedAt: at('deployed_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.journeyId, table.number] })],
)

/** A secret of an API step, sealed; referred to by id and never given back. */
export const secrets = sqliteTable('secrets', {
  id: id(),
  organisationId: organisationId(),
  sealed: text('sealed').notNull(),
  /** When no draft and no version was first seen to refer to it. */
  unusedSince: at('unused_since'),
  createdAt: at('created_at').notNull(),
})

export const CHANNEL_STATUSES = ['connected', 'needs-reconnect', 'disconnected'] as const

/** How long things hold on a channel, each in the unit of its name. */
export type ChannelSettings = {
  holdDays: number
  transferCloseHours: number
  failureCloseHours: number
  idleDays: number
  /** On email: how long a question with a timeout waits. Without it, for as long as the guest likes. */
  questionTimeoutHours?: number | null
  /** Off when left out: messages leave no faster than a person would write them. */
  pacing?: boolean
}

export const channels = sqliteTable(
  'channels',
  {
    id: id(),
    organisationId: organisationId(),
    type: text('type').notNull(),
    name: text('name').notNull(),
    status: text('status', { enum: CHANNEL_STATUSES }).notNull(),
    statusDetail: text('status_detail'),
    /** What the provider calls this account: one Meta app posts all its numbers to one address. */
    account: text('account').notNull(),
    /** The whole config, sealed under MASTER_KEY with the purpose `channel:<id>`. */
    sealedConfig: text('sealed_config').notNull(),
    settings: json<ChannelSettings>('settings').notNull(),
    /** The assignment: at most one journey. It rests while that journey is a draft. */
    journeyId: text('journey_id').references(() => journeys.id),
    createdAt: at('created_at').notNull(),
    deletedAt: at('deleted_at'),
  },
  (table) => [
    index('channels_organisation').on(table.organisationId),
    index('channels_account').on(table.account),
    index('channels_journey').on(table.journeyId),
  ],
)

/**
 * WhatsApp templates as their provider last told of them. A business account (`account`, the WABA)
 * has one per name and language, and an organisation may have several accounts.
 */
export const templates = sqliteTable(
  'templates',
  {
    id: id(),
    organisationId: organisationId(),
    account: text('account').notNull(),
    providerId: text('provider_id').notNull(),
    name: text('name').notNull(),
    language: text('language').notNull(),
    category: text('category').notNull(),
    /** In our spelling of the provider's: `approved`, `in-appeal`. */
    status: text('status').notNull(),
    /** Why it has that status, in words. */
    reason: text('reason'),
    quality: text('quality', { enum: ['high', 'medium', 'low'] }),
    components: json<unknown>('components').notNull(),
    /** When the provider said so: what comes later and is older changes nothing. */
    statusAt: at('status_at').notNull(),
    categoryAt: at('category_at').notNull(),
    qualityAt: at('quality_at').notNull(),
    /** When it last stood in the provider's list. */
    syncedAt: at('synced_at').notNull(),
    updatedAt: at('updated_at').notNull(),
  },
  (table) => [
    uniqueIndex('templates_name').on(
      table.organisationId,
      table.account,
      table.name,
      table.language,
    ),
  ],
)

export const contacts = sqliteTable(
  'contacts',
  {
    id: id(),
    organisationId: organisationId(),
    name: text('name'),
    phone: text('phone'),
    email: text('email'),
    tags: json<string[]>('tags').notNull().default(sql`'[]'`),
    createdAt: at('created_at').notNull(),
  },
  (table) => [index('contacts_organisation').on(table.organisationId, table.createdAt)],
)

/** The list the inbox shows; `id` is a hash of channel and guest, so that anybody can work it out. */
export const conversations = sqliteTable(
  'conversations',
  {
    id: id(),
    organisationId: organisationId(),
    channelId: text('channel_id')
      .notNull()
      .references(() => channels.id),
    contactId: text('contact_id')
      .notNull()
      .references(() => contacts.id),
    /** The guest's address on the channel. The object's name is `<channelId>:<contactKey>`. */
    contactKey: text('contact_key').notNull(),
    state: text('state').notNull(),
    why: text('why'),
    lastMessage: text('last_message'),
    lastMessageAt: at('last_message_at').notNull(),
    createdAt: at('created_at').notNull(),
  },
  (table) => [
    uniqueIndex('conversations_key').on(table.channelId, table.contactKey),
    index('conversations_recent').on(table.organisationId, table.lastMessageAt),
    index('conversations_contact').on(table.contactId),
  ],
)

/** An index of sessions: the session itself is in its conversation's object. */
export const sessions = sqliteTable(
  'sessions',
  {
    id: id(),
    organisationId: organisationId(),
    journeyId: text('journey_id')
      .notNull()
      .references(() => journeys.id, { onDelete: 'cascade' }),
    /** Null: a test session of the saved draft. */
    version: integer('version'),
    /** Null for a test session: it has no contact and is in no list. */
    conversationId: text('conversation_id'),
    objectName: text('object_name').notNull(),
    test: flag('test').notNull(),
    status: text('status').notNull(),
    reason: text('reason'),
    startedAt: at('started_at').notNull(),
    endedAt: at('ended_at'),
  },
  (table) => [
    index('sessions_journey').on(table.journeyId, table.status),
    index('sessions_organisation').on(table.organisationId, table.startedAt),
    index('sessions_conversation').on(table.conversationId),
  ],
)

export const goals = sqliteTable('goals', {
  id: id(),
  organisationId: organisationId(),
  name: text('name').notNull(),
  archived: flag('archived').notNull().default(false),
  createdAt: at('created_at').notNull(),
})

export const milestones = sqliteTable(
  'milestones',
  {
    id: id(),
    goalId: text('goal_id')
      .notNull()
      .references(() => goals.id),
    name: text('name').notNull(),
    position: integer('position').notNull(),
    archived: flag('archived').notNull().default(false),
    createdAt: at('created_at').notNull(),
  },
  (table) => [index('milestones_goal').on(table.goalId)],
)

export const trackers = sqliteTable(
  'trackers',
  {
    id: id(),
    milestoneId: text('milestone_id')
      .notNull()
      .references(() => milestones.id),
    name: text('name').notNull(),
    type: text('type', { enum: ['string', 'number', 'date', 'json'] }).notNull(),
    archived: flag('archived').notNull().default(false),
    createdAt: at('created_at').notNull(),
  },
  (table) => [index('trackers_milestone').on(table.milestoneId)],
)

/** One row per visit of a goal step: `id` is the effect's, so a repeated write is the same row. */
export const goalEvents = sqliteTable(
  'goal_events',
  {
    id: id(),
    organisationId: organisationId(),
    goalId: text('goal_id').notNull(),
    milestoneId: text('milestone_id').notNull(),
    journeyId: text('journey_id').notNull(),
    sessionId: text('session_id').notNull(),
    conversationId: text('conversation_id'),
    contactId: text('contact_id'),
    test: flag('test').notNull(),
    /** Tracker id → value. */
    values: json<Record<string, unknown>>('values').notNull(),
    at: at('at').notNull(),
  },
  (table) => [
    index('goal_events_goal').on(table.goalId, table.at),
    index('goal_events_contact').on(table.contactId, table.at),
  ],
)

/** `holds`: one value everybody reads and writes, or a value per contact. */
export const campaignVariables = sqliteTable(
  'campaign_variables',
  {
    id: id(),
    organisationId: organisationId(),
    name: text('name').notNull(),
    type: text('type', { enum: ['string', 'number', 'date', 'json'] }).notNull(),
    holds: text('holds', { enum: ['organisation', 'contact'] }).notNull(),
    value: json<unknown>('value'),
    createdAt: at('created_at').notNull(),
  },
  (table) => [uniqueIndex('campaign_variables_name').on(table.organisationId, table.name)],
)

export const contactVariables = sqliteTable(
  'contact_variables',
  {
    contactId: text('contact_id')
      .notNull()
      .references(() => contacts.id, { onDelete: 'cascade' }),
    variableId: text('variable_id')
      .notNull()
      .references(() => campaignVariables.id, { onDelete: 'cascade' }),
    value: json<unknown>('value'),
  },
  (table) => [primaryKey({ columns: [table.contactId, table.variableId] })],
)

export const teams = sqliteTable('teams', {
  id: id(),
  organisationId: organisationId(),
  name: text('name').notNull(),
  createdAt: at('created_at').notNull(),
})

/** A visible hand-off: open until a member closes it. `id` is the transfer effect's. */
export const tickets = sqliteTable(
  'tickets',
  {
    id: id(),
    organisationId: organisationId(),
    conversationId: text('conversation_id').notNull(),
    sessionId: text('session_id').notNull(),
    memberId: text('member_id'),
    teamId: text('team_id'),
    state: text('state', { enum: ['open', 'closed'] }).notNull(),
    createdAt: at('created_at').notNull(),
    closedAt: at('closed_at'),
  },
  (table) => [
    index('tickets_organisation').on(table.organisationId, table.state),
    index('tickets_conversation').on(table.conversationId),
  ],
)

/** A stored file; its R2 key is `<organisationId>/<id>`. The id is unguessable: links are public. */
export const media = sqliteTable(
  'media',
  {
    id: id(),
    organisationId: organisationId(),
    type: text('type').notNull(),
    filename: text('filename'),
    bytes: integer('bytes').notNull(),
    /** Of what a visitor of a web chat uploaded: it is deleted then. */
    expiresAt: at('expires_at'),
    createdAt: at('created_at').notNull(),
  },
  (table) => [
    index('media_expiring')
      .on(table.organisationId, table.expiresAt, table.bytes)
      .where(sql`${table.expiresAt} is not null`),
  ],
)
