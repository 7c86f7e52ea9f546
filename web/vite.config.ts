/** How the web is built: one static folder, no inline code, only the texts of the languages it speaks. */
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/** React Aria carries its few sentences in some thirty languages; the screen speaks Chinese. */
const onlyChinese: Plugin = {
  name: 'only-chinese',
  enforce: 'pre',
  load: {
    filter: { id: /[\\/]private[\\/]intl[\\/]/ },
    handler: (id) => (/[\\/](?!zh-CN|en-US)[a-z]{2}-[A-Z]{2}\.m?js$/.test(id) ? 'export default {}' : null),
  },
}

export default defineConfig(({ command }) => {
  // A build is for people, also when a test asks for it: React's own checks and this machine's paths stay out.
  if (command === 'build') process.env.NODE_ENV = 'production'
  return {
    root: fileURLToPath(new URL('.', import.meta.url)),
    plugins: [onlyChinese, react()],
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
      // What most pages share comes as one file: some twenty small ones would take 5 kB more.
      rolldownOptions: {
        output: {
          codeSplitting: { groups: [{ name: 'shared-by-many', test: /\/(web|shared)\//, minShareCount: 10 }] },
        },
      },
    },
    worker: { format: 'es' },
  }
})
