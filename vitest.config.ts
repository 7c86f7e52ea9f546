/** Tests in three projects: the pure ones (`npm run test:fast`), those on real engines, and those in a browser, for which the web is built first. */
import './infra/needs-node.js'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { pureTests } from './tests/conventions/pure-tests.ts'

const BROWSER = ['tests/journeys/**/*.test.ts', 'tests/local/**/*.test.ts']
const PURE = pureTests()
/** On real engines, with others at work beside. The closing lines name each test that needed it, and why: a fault to be mended. */
const SECOND_TRY = 1

export default defineConfig({
  test: {
    pool: 'forks',
    // What a file needs it makes for itself: modules are loaded once for all of a worker's files.
    isolate: false,
    // Tests in a browser wait for a part of their time: on two processors six files of them took 81 and 82 s, with two at once 89.
    maxWorkers: 3,
    // Real engines and browsers, on machines that do other things too.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // What tests start, the app and the command line, has its modules compiled once.
    env: { NODE_COMPILE_CACHE: join(tmpdir(), 'chuangxun-compile-cache') },
    reporters: ['default', './tests/support/closing-line.ts'],
    projects: [
      { extends: true, test: { name: 'pure', include: PURE } },
      {
        extends: true,
        test: {
          name: 'system',
          include: ['tests/**/*.test.ts'],
          exclude: [...BROWSER, ...PURE],
          retry: SECOND_TRY,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: BROWSER,
          globalSetup: './tests/support/build-web.ts',
          testTimeout: 180_000,
          retry: SECOND_TRY,
        },
      },
    ],
  },
})
