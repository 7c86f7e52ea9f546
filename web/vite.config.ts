/** How the web is built: one static folder, no inline code. */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/**
 * People get Preact in React's place: 48 kB less before the first page of any kind (docs/decisions/0032). `npm run dev` keeps
 * React, whose parts can be exchanged in an open page.
 */
const PREACT = [
  { find: /^react\/jsx-runtime$/, replacement: 'preact/jsx-runtime' },
  { find: /^react-dom\/client$/, replacement: 'preact/compat/client' },
  { find: /^react-dom$/, replacement: 'preact/compat' },
  { find: /^react$/, replacement: 'preact/compat' },
]

const OF_LEADERS =
  /\/(web\/(parts\/(pdf\/(pdf-pages|use-preview)|tabs|use-debounced|checks\/(use-loaded|use-words|use-typed-field)|refusal-sentences|with-keys|turn-pages|lazy-part|saving\/save-line)|api\/stands-in|pages\/issue\/(use-desk|desk-state|review\/grounds|mail\/mail-shown|reading\/use-review-shown))|shared\/(system|issue\/assemble|centre\/stands-in|checks\/figures\/compared|content\/[a-z-]*numbering|numbering|content\/font-parts|checks\/figures\/history))/

/** Where `npm ci` was not run since it came, the web is built with React: larger, and the same. */
const isThere = (name: string) => existsSync(new URL(`../node_modules/${name}/package.json`, import.meta.url))

export default defineConfig(({ command }) => {
  // A build is for people, also when a test asks for it: React's own checks and this machine's paths stay out.
  if (command === 'build') process.env.NODE_ENV = 'production'
  return {
    root: fileURLToPath(new URL('.', import.meta.url)),
    plugins: [react()],
    resolve: { alias: command === 'build' && isThere('preact') ? PREACT : [] },
    build: {
      outDir: 'dist',
      emptyOutDir: true,
      // Offices keep browsers for years (docs/decisions/0025): the syntax of the oldest that all works in, what they lack
      // otherwise is in older.ts; and style sheets that also older phones read, which get at least one sentence.
      target: ['chrome109', 'firefox115', 'safari16.4'],
      cssTarget: ['chrome79', 'firefox78', 'safari13'],
      // A data: address would be refused by the page's policy.
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 1500,
      // Browsers without it fetch one thing after another, which works as well.
      modulePreload: { polyfill: false },
      // What pages share comes as one file: each small one would bring almost 1 kB of headers with it.
      rolldownOptions: {
        output: {
          codeSplitting: {
            groups: [
              // The sentences of refusals wait until one is shown (web/parts/refusal-sentences.ts), long lists until asked for.
              {
                name: 'shared-by-many',
                test: /\/(web|shared)\/(?!refusals\.ts|file-addresses\.ts|working-days|.*planned-reminders|issue\/planned-|api\/list-queries|pages\/settings\/settings-tabs|submission\/(submission-workflow|joint)|pages\/issue\/deliveries\/distribution-dialog|(submission\/attachment|distribution\/distribution)-refusals|(content\/picture|distribution\/distribution)-limits|centre\/phrases|parts\/(drop-file|chips|checkbox-list|told|first-of))/,
                minShareCount: 4,
              },
              // What a leader's page shares with one or two others: each in a file of its own would come before the text.
              { name: 'shared-by-few', test: OF_LEADERS, minShareCount: 2 },
            ],
          },
        },
      },
    },
    worker: { format: 'es' },
  }
})
