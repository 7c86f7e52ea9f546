/** `node infra/aws/bundle.ts ENTRY FOLDER`: one function's code as Lambda gets it, `index.mjs` with what it loads later beside it. */
import { join } from 'node:path'
import { build, type Plugin } from 'esbuild'

/** CommonJS packages in an ES module's bundle ask for `require`. */
const REQUIRE = "import{createRequire as requireOf}from'node:module';const require=requireOf(import.meta.url);"

/** zod brings its messages in sixty languages, 190 kB that every cold start would read; those shown here are our own. */
const WITHOUT_LOCALES: Plugin = {
  name: 'without-locales',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\.\.\/locales\/index\.js$/ }, ({ importer, path }) =>
      /[\\/]zod[\\/]v4[\\/]/.test(importer) ? { path, namespace: 'without-locales' } : undefined,
    )
    onLoad({ filter: /.*/, namespace: 'without-locales' }, () => ({ contents: 'export {}' }))
  },
}

/** The bundle of one entry file. `outdir` gets it, with a map for each file; the metafile tells what is in it. */
const bundle = (entry: string, outdir: string) =>
  build({
    entryPoints: [{ in: entry, out: 'index' }],
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    // What is only imported when it is needed (the SDK's ways to other credentials than Lambda's) is not read at the start.
    splitting: true,
    chunkNames: 'later-[hash]',
    // The SDK's modules rather than its CommonJS: of those only what is used comes along.
    mainFields: ['module', 'main'],
    banner: { js: REQUIRE },
    plugins: [WITHOUT_LOCALES],
    // A stack in the log names our own lines all the same (functions/log/own-stack.ts). Names are not kept: what is sent into
    // the browser as source text (functions/print/page/in-page.ts) would ask for a helper that is not there.
    minify: true,
    sourcemap: 'linked',
    sourcesContent: false,
    charset: 'utf8',
    metafile: true,
    logLevel: 'error',
    absWorkingDir: join(import.meta.dirname, '../..'),
  })

const [, , entry = '', outdir = ''] = process.argv
await bundle(entry, outdir)
