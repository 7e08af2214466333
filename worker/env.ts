export type { Env } from '../durable-objects/env.ts'
