/// <reference types="@cloudflare/vitest-plugin/types" />
import type { D1Migration } from 'cloudflare:test'
import type { Env as Bindings } from '../worker/env.ts'

declare global {
  namespace Cloudflare {
    interface GlobalProps {
      mainModule: typeof import('../worker/index.ts')
    }
    interface Env extends Bindings {
      TEST_MIGRATIONS: D1Migration[]
    }
  }
}
