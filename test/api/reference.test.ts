import { beforeAll, describe, expect, it } from 'vitest'
import { call, keyAs, setUp } from './workspace.ts'
