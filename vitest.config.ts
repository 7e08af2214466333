import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'machine',
          environment: 'node',
          include: ['test/{answers,builder,guards,machine,channels,project}/**/*.test.ts'],
        },
      },
      {
        plugins: [
          cloudflareTest(async () => ({
            remoteBindings: false,
            wrangler: { configPath: './wrangler.toml' },
            miniflare: {
              bindings: {
                PUBLIC_URL: 'https://bots.example',
                CLIENT_IP_HEADER: 'cf-connecting-ip',
                // What a developer's `.dev.vars` may set otherwise.
                ALLOW_HOSTS: '',
                META_GRAPH_URL: 'https://graph.facebook.com',
                INSTAGRAM_GRAPH_URL: 'https://graph.instagram.com',
                GRAPH_VERSION: 'v25.0',
                POSTMARK_URL: 'https://api.postmarkapp.com',
                RESEND_URL: 'https://api.resend.com',
                AI_URL: '',
                MASTER_KEY: 'MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=',
                TEST_MIGRATIONS: await readD1Migrations('./migrations'),
              },
            },
          })),
        ],
        test: {
          name: 'actor',
          include: ['test/{conversation,api}/**/*.test.ts'],
          setupFiles: ['./test/migrate.ts'],
        },
      },
      {
        test: {
          name: 'pages',
          environment: 'node',
          include: ['test/web/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
