/** The web's files: built where the sources are newer than the last build, and served with a strict policy. */
import { execFile } from 'node:child_process'
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { syncAll } from '#functions/files/whole.ts'
import { PAGE_POLICY } from '../page-policy.ts'
import { compressFiles } from './compressed.ts'

const ROOT = join(import.meta.dirname, '../..')
const DIST = join(ROOT, 'web/dist')

/** Builds web/dist if it is missing or older than what it is made of. */
export async function buildWeb(): Promise<void> {
  const built = join(DIST, 'index.html')
  const sources = [
    'web',
    'shared',
    'docs/手册.md',
    'docs/手册',
    'functions/api',
    'infra/local/compressed.ts',
    'package-lock.json',
  ].map((name) => newest(join(ROOT, name)))
  if (existsSync(built) && statSync(built).mtimeMs > Math.max(...sources)) return
  // Beside the old one, which is served until the new one is whole.
  const beside = `${DIST}-${process.pid}`
  // In a process of its own, which takes the memory of the build with it when it ends.
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js')
  const options = ['--outDir', beside, '--emptyOutDir', '--logLevel', 'warn']
  try {
    await promisify(execFile)(process.execPath, [vite, 'build', join(ROOT, 'web'), ...options])
    await compressFiles(beside)
    await syncAll(beside)
    rmSync(DIST, { recursive: true, force: true })
    renameSync(beside, DIST)
  } finally {
    // Of a build that failed, a part may lie there.
    rmSync(beside, { recursive: true, force: true })
  }
}

function newest(path: string): number {
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  return Math.max(
    0,
    ...readdirSync(path).flatMap((name) => (name.startsWith('dist') ? [] : [newest(join(path, name))])),
  )
}

/** Serves files by their path and the page for every address that is none: the page has its own routes. */
export function webFiles(): Hono {
  const web = new Hono()
  web.use(async (c, next) => {
    await next()
    c.header('content-security-policy', PAGE_POLICY)
  })
  web.use(
    '/assets/*',
    serveStatic({
      root: DIST,
      precompressed: true,
      onFound: (_, c) => c.header('cache-control', 'public, max-age=31536000, immutable'),
    }),
  )
  // Files without a hash in their name, start.js above all, go with the page that asks for them.
  web.use(serveStatic({ root: DIST, precompressed: true, onFound: (_, c) => c.header('cache-control', 'no-cache') }))
  web.get('*', async (c) => {
    c.header('cache-control', 'no-cache')
    return c.html(await readFile(join(DIST, 'index.html'), 'utf8'))
  })
  return web
}
