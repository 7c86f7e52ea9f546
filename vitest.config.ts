/** Tests: all that need no built web in one project, those in a browser in another, which builds it first. */
import './infra/needs-node.js'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

const BROWSER = ['tests/journeys/**/*.test.ts', 'tests/local/**/*.test.ts']

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    // Real engines and browsers, on machines that do other things too.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // What tests start, the app and the command line, has its modules compiled once.
    env: { NODE_COMPILE_CACHE: join(tmpdir(), 'chuangxun-compile-cache') },
    reporters: ['default', './tests/support/closing-line.ts'],
    projects: [
      {
        extends: true,
        // What a file needs it makes for itself: modules are loaded once for all of a worker's files.
        test: { name: 'system', include: ['tests/**/*.test.ts'], exclude: BROWSER, isolate: false },
      },
      {
        extends: true,
        test: { name: 'browser', include: BROWSER, globalSetup: './tests/support/build-web.ts', testTimeout: 180_000 },
      },
    ],
  },
})
